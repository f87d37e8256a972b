"""A study is what its recipe wrote, and says so."""

import json
import os
from pathlib import Path

import pytest
import torch

from multimodal.studies.card import Run, changed_since
from multimodal.studies.table import STUDIES, read_study, write_study, write_whole

ROWS = [{"loss": "clip", "seed": 0, "r1": 0.5}, {"loss": "clip", "seed": 1, "r1": 0.25}]


def card() -> dict[str, object]:
    return Run("python -m multimodal.studies.clip_scenes", torch.device("cpu")).card()


def test_round_trip(tmp_path: Path) -> None:
    study = write_study("tiny", ROWS, card(), tmp_path)
    assert study.row(loss="clip", seed=1)["r1"] == 0.25
    assert study.card["command"] == "python -m multimodal.studies.clip_scenes"
    assert study.card["versions"]["torch"] == torch.__version__.split("+")[0]


def test_code_is_noted_when_the_run_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run("python -m multimodal.studies.clip_scenes", torch.device("cpu"))
    monkeypatch.setattr("multimodal.studies.card.digest", lambda path: "edited meanwhile")
    assert "edited meanwhile" not in run.card()["code"].values()
    assert run.card()["seconds"] >= 0


def test_table_changed_by_hand_is_refused(tmp_path: Path) -> None:
    write_study("tiny", ROWS, card(), tmp_path)
    table = tmp_path / "tiny.csv"
    table.write_text(table.read_text().replace("0.25", "0.95"))
    with pytest.raises(ValueError, match="not the table its recipe wrote"):
        read_study("tiny", tmp_path)


@pytest.mark.parametrize("where", [{"seed": 7}, {"loss": "clip"}])
def test_row_must_be_one(tmp_path: Path, where: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not one"):
        write_study("tiny", ROWS, card(), tmp_path).row(**where)


def test_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "table.csv"
    target.write_bytes(b"old")

    def full_disk(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_changed_code_is_noticed() -> None:
    fresh = card()
    assert changed_since(fresh) == []
    fresh["code"]["multimodal.studies.table"] = "0" * 64
    fresh["code"]["multimodal.gone"] = "1" * 64
    assert changed_since(fresh) == ["multimodal.studies.table", "multimodal.gone"]


@pytest.mark.parametrize("path", sorted(STUDIES.glob("*.csv")), ids=lambda path: path.stem)
def test_shipped_study_is_whole_and_from_a_commit(path: Path) -> None:
    study = read_study(path.stem)
    assert set(study.card) >= {
        "command",
        "commit",
        "device",
        "seconds",
        "sha256",
        "versions",
        "code",
    }
    assert len(study.card["commit"]) == 40, "written by code that no commit holds"


def test_every_shipped_card_has_its_table() -> None:
    for path in STUDIES.glob("*.json"):
        assert json.loads(path.read_text())["sha256"]
        assert path.with_suffix(".csv").is_file()
