"""Studies as commands: as many seeds as asked for, one sentence for a mistake."""

import argparse
import sys

import pytest
import torch
from torch import nn

from multimodal.studies import card, command


@pytest.fixture
def written(monkeypatch):
    """What would have been written: name, rows and card of each study."""
    seen = []
    monkeypatch.setattr(command, "write_study", lambda *parts: seen.append(parts))
    monkeypatch.setattr(card, "code_hash", lambda module: f"hash of {module}")
    return seen


def ask(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["study", *arguments])


def rows_of(seed):
    yield {"seed": seed}, nn.Linear(1, 1)


def test_a_study_runs_its_seeds_and_names_command_and_device(monkeypatch, written):
    ask(monkeypatch, "--seeds", "2")
    command.study("pairs", "A study.", rows_of)
    [(name, table, found)] = written
    assert (name, table) == ("pairs", [{"seed": 0}, {"seed": 1}])
    assert found["command"] == "python -m multimodal.studies.pairs --seeds 2"
    assert found["code"] == "hash of multimodal.studies.pairs"
    assert found["device"].startswith("CPU (")


def test_the_device_is_that_of_the_models(monkeypatch, written):
    ask(monkeypatch, "--seeds", "1")
    command.study("pairs", None, lambda seed: [({}, nn.Linear(1, 1, device="meta"))])
    assert written[0][2]["device"] == "meta"


def test_answers_are_written_and_not_printed(monkeypatch, written, capsys):
    ask(monkeypatch, "--seeds", "1")
    hits = torch.tensor([True, False])
    command.study("pairs", None, lambda seed: [({"seed": seed, "hit": hits}, nn.Linear(1, 1))])
    assert capsys.readouterr().out.splitlines()[0] == "{'seed': 0}"
    assert written[0][1] == [{"seed": 0, "hit": hits}]


@pytest.mark.parametrize("seeds", ["0", "-1", "two"])
def test_an_impossible_number_of_seeds_writes_nothing(monkeypatch, written, capsys, seeds):
    ask(monkeypatch, "--seeds", seeds)
    with pytest.raises(SystemExit) as stopped:
        command.study("pairs", None, rows_of)
    assert stopped.value.code == 2
    assert "--seeds" in capsys.readouterr().err
    assert written == []


def test_a_mistake_is_told_in_one_sentence(monkeypatch, written):
    def fails(seed):
        raise ValueError("data is not there: pass download=True")

    ask(monkeypatch)
    with pytest.raises(SystemExit, match=r"^error: data is not there: pass --download$"):
        command.study("pairs", None, fails)
    assert written == []


def test_three_seeds_unless_others_are_asked_for_on_one_thread(monkeypatch, written, capsys):
    threads = []
    monkeypatch.setattr(torch, "set_num_threads", threads.append)
    ask(monkeypatch)
    command.study("pairs", None, rows_of)
    assert written[0][1] == [{"seed": 0}, {"seed": 1}, {"seed": 2}]
    assert written[0][2]["command"].endswith(" --seeds 3")
    assert threads == [1]
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "{'seed': 0}"
    assert out[-1].startswith("wrote ")
    assert out[-1].endswith("pairs")


@pytest.mark.parametrize("kind", [ValueError, OSError, FloatingPointError])
def test_only_mistakes_that_can_be_told_are_told(kind):
    with pytest.raises(SystemExit, match=r"^error: why$"), command.one_sentence():
        raise kind("why")
    with pytest.raises(KeyError), command.one_sentence():
        raise KeyError("a slip in the code keeps its traceback")


def test_counts_begin_at_1():
    assert [command.count(text) for text in ("1", "20")] == [1, 20]
    with pytest.raises(argparse.ArgumentTypeError, match="at least 1, not 0"):
        command.count("0")
