import sys

import pytest

from multimodal.studies import command


@pytest.fixture
def written(monkeypatch):
    """What would have been written: name, rows and card of each study."""
    seen = []
    monkeypatch.setattr(command, "write_study", lambda *parts: seen.append(parts))
    return seen


def ask(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["study", *arguments])


def rows(seeds):
    return [{"seed": seed} for seed in range(seeds)]


def test_a_study_runs_its_seeds_and_names_the_command(monkeypatch, written):
    ask(monkeypatch, "--seeds", "2")
    command.study("pairs", "pair_study", "A study.", rows)
    [(name, table, card)] = written
    assert (name, table) == ("pairs", [{"seed": 0}, {"seed": 1}])
    assert card["command"] == "python -m multimodal.recipes.pair_study --seeds 2"


@pytest.mark.parametrize("seeds", ["0", "-1", "two"])
def test_an_impossible_number_of_seeds_writes_nothing(monkeypatch, written, capsys, seeds):
    ask(monkeypatch, "--seeds", seeds)
    with pytest.raises(SystemExit) as stopped:
        command.study("pairs", "pair_study", None, rows)
    assert stopped.value.code == 2
    assert "--seeds" in capsys.readouterr().err
    assert written == []


def test_a_mistake_is_told_in_one_sentence(monkeypatch, written):
    def fails(seeds):
        raise ValueError("data is not there: pass download=True")

    ask(monkeypatch)
    with pytest.raises(SystemExit, match=r"^error: data is not there: pass --download$"):
        command.study("pairs", "pair_study", None, fails)
    assert written == []
