"""What is kept is given back as it was, or not at all."""

import json
from pathlib import Path

import pytest

from coursekit.kept import discard, keep, read_kept

CONTENT = {"cells": [{"outputs": ["2"]}], "seconds": 1.5, "text": "中文"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.json"
    keep(path, CONTENT)
    return path


def test_it_comes_back(kept: Path) -> None:
    assert read_kept(kept) == CONTENT
    assert [path.name for path in kept.parent.iterdir()] == ["a.json"]


DAMAGES = {
    "emptied": lambda whole: b"",
    "cut in half": lambda whole: whole[: len(whole) // 2],
    "cut by a byte": lambda whole: whole[:-1],
    "longer by a byte": lambda whole: whole + b" ",
    "altered": lambda whole: whole.replace(b'"2"', b'"7"'),
    "garbage": lambda whole: bytes(range(256)),
    "other JSON": lambda whole: b"{}",
    "a list": lambda whole: b"[1]\n[2]",
    "only a hash": lambda whole: whole.split(b"\n")[0],
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "without its hash": lambda whole: json.dumps(CONTENT).encode(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_whole_counts_as_none_and_is_kept_anew(kept: Path, damage: str) -> None:
    kept.write_bytes(DAMAGES[damage](kept.read_bytes()))
    assert read_kept(kept) is None
    keep(kept, CONTENT)
    assert read_kept(kept) == CONTENT


def test_what_is_gone_or_a_folder_counts_as_none_and_is_kept_anew(kept: Path) -> None:
    kept.unlink()
    assert read_kept(kept) is None
    (kept / "inside").mkdir(parents=True)
    assert read_kept(kept) is None
    keep(kept, CONTENT)
    assert read_kept(kept) == CONTENT


def test_anything_can_be_discarded(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    for name in ("file", "link", "dangling", "folder", "nothing"):
        discard(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
