"""The same cells at three sizes, chosen by one variable."""

import subprocess
import sys

import pytest

from multimodal.presets import PRESETS, choose, claim, default_device, preset


@pytest.mark.parametrize("name", PRESETS)
def test_each_preset_has_its_value(monkeypatch, name):
    monkeypatch.setenv("COURSE_PRESET", name)
    assert preset() == name
    assert choose(mini="mini", small="small", full="full") == name


def test_the_machine_decides_when_nothing_is_asked(monkeypatch):
    monkeypatch.delenv("COURSE_PRESET", raising=False)
    assert preset() == {"cpu": "small", "cuda": "full"}[default_device().type]


def test_an_unknown_preset_is_refused(monkeypatch):
    monkeypatch.setenv("COURSE_PRESET", "huge")
    with pytest.raises(ValueError, match="unknown preset 'huge': choose one of mini, small, full"):
        preset()


def test_claims_are_asserted_but_in_the_shortest_runs(monkeypatch):
    claim(False, "mini shows anything")
    monkeypatch.setenv("COURSE_PRESET", "small")
    claim(True, "water is wet")
    with pytest.raises(AssertionError, match="does not show that fire is cold"):
        claim(False, "fire is cold")


def test_names_of_presets_can_be_read_without_torch():
    program = "import sys, multimodal.presets; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
