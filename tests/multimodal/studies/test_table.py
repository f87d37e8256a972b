"""A study is what its command wrote, and says so."""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import torch

from multimodal.studies.table import STUDIES, read_study, write_study

ROWS = [{"loss": "clip", "seed": 0, "r1": 0.5}, {"loss": "clip", "seed": 1, "r1": 0.25}]
CARD = {"command": "python -m multimodal.studies.tiny --seeds 2"}


def test_round_trip(tmp_path: Path) -> None:
    study = write_study("tiny", ROWS, CARD, tmp_path)
    assert study.row(loss="clip", seed=1)["r1"] == 0.25
    assert study.card == CARD | {"sha256": study.card["sha256"]}
    assert sorted(path.name for path in (tmp_path / "tiny").iterdir()) == ["card.json", "table.csv"]


def test_table_changed_by_hand_is_refused(tmp_path: Path) -> None:
    write_study("tiny", ROWS, CARD, tmp_path)
    table = tmp_path / "tiny" / "table.csv"
    table.write_text(table.read_text().replace("0.25", "0.95"))
    with pytest.raises(ValueError, match=r"not what its study wrote: python -m .*studies\.tiny"):
        read_study("tiny", tmp_path)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no study 'tiny'"):
        read_study("tiny", tmp_path)


@pytest.mark.parametrize("where", [{"seed": 7}, {"loss": "clip"}])
def test_row_must_be_one(tmp_path: Path, where: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not one"):
        write_study("tiny", ROWS, CARD, tmp_path).row(**where)


def test_interruption_leaves_the_old_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_study("tiny", ROWS, CARD, tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_study("tiny", ROWS[:1], CARD, tmp_path)
    assert len(read_study("tiny", tmp_path).table) == 2
    assert len(list((tmp_path / "tiny").iterdir())) == 2


def test_every_shipped_study_is_whole_from_a_commit_and_can_be_repeated() -> None:
    for folder in sorted(STUDIES.iterdir()):
        card = read_study(folder.name).card
        facts = {"command", "commit", "preset", "device", "threads", "versions"}
        assert set(card) - {"seed", "answers"} == facts | {"code", "seconds", "sha256"}, folder.name
        assert len(card["commit"]) == 40, "written by code that no commit holds"
        assert re.fullmatch("[0-9a-f]{16,64}", card["code"])
        module = card["command"].split()[2]
        assert module.rpartition(".")[2] == folder.name
        assert find_spec(module)


HITS = [torch.tensor([True, False, True]), torch.tensor([True, True, True])]
LAST_SEED_FIRST = [
    {"loss": "clip", "seed": 1, "hit": HITS[1]},
    {"loss": "clip", "seed": 0, "hit": HITS[0]},
    {"loss": "chance", "seed": 0},
]


def test_answers_are_kept_beside_the_table(tmp_path: Path) -> None:
    study = write_study("tiny", LAST_SEED_FIRST, CARD, tmp_path)
    assert list(study.table) == ["loss", "seed"]
    found = study.answers("hit", loss="clip")
    assert found.tolist() == [HITS[0].tolist(), HITS[1].tolist()]
    assert study.answers("hit", loss="clip", seed=1).tolist() == [HITS[1].tolist()]
    for wrong in ({"loss": "none"}, {}):
        with pytest.raises(ValueError, match="not one a seed"):
            study.answers("hit", **wrong)
    with pytest.raises(ValueError, match="kept answers 'hit': kept are hit"):
        study.answers("hit", loss="chance")
    with pytest.raises(ValueError, match="kept answers 'miss'"):
        study.answers("miss", loss="clip")


def test_answers_changed_or_lost_are_refused(tmp_path: Path) -> None:
    write_study("tiny", LAST_SEED_FIRST, CARD, tmp_path)
    file = tmp_path / "tiny" / "answers.npz"
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(ValueError, match=r"answers of 'tiny' are not what its study wrote"):
        read_study("tiny", tmp_path)
    file.unlink()
    with pytest.raises(ValueError, match=r"answers of 'tiny' are not what its study wrote"):
        read_study("tiny", tmp_path)


def test_a_study_that_keeps_no_answers_leaves_none_of_an_earlier_one(tmp_path: Path) -> None:
    write_study("tiny", LAST_SEED_FIRST, CARD, tmp_path)
    study = write_study("tiny", ROWS, CARD, tmp_path)
    assert sorted(path.name for path in (tmp_path / "tiny").iterdir()) == ["card.json", "table.csv"]
    with pytest.raises(ValueError, match="kept are none"):
        study.answers("hit", loss="clip")


def test_an_interruption_between_the_files_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card is written last, and vouches for both."""
    write_study("tiny", LAST_SEED_FIRST, CARD, tmp_path)
    replace, written = os.replace, []

    def card_fails(source: str, target: Path) -> None:
        written.append(Path(target).name)
        if Path(target).name == "card.json":
            raise OSError("no space left")
        replace(source, target)

    monkeypatch.setattr(os, "replace", card_fails)
    with pytest.raises(OSError, match="no space"):
        write_study("tiny", LAST_SEED_FIRST[:2], CARD, tmp_path)
    assert written == ["table.csv", "answers.npz", "card.json"]
    with pytest.raises(ValueError, match="not what its study wrote"):
        read_study("tiny", tmp_path)


def test_numbers_are_written_with_six_figures(tmp_path: Path) -> None:
    rows = [{"name": "a", "score": 1 / 3}, {"name": "b", "score": 1234567.0}]
    study = write_study("tiny", rows, CARD | {"word": "año"}, tmp_path)
    assert (tmp_path / "tiny" / "table.csv").read_text() == (
        "name,score\na,0.333333\nb,1.23457e+06\n"
    )
    text = (tmp_path / "tiny" / "card.json").read_text("utf-8")
    assert '\n "word": "año",\n' in text
    assert text.endswith("}\n")
    with pytest.raises(ValueError, match="0 rows of the study 'tiny'"):
        study.row(name="c")
