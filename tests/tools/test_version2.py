"""Whoever builds the book with Jupyter Book 2 is told what builds it."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PLUGIN = "tools/version2.mjs"


def test_version_2_is_handed_the_sentence() -> None:
    project = yaml.safe_load((ROOT / "myst.yml").read_text("utf-8"))
    assert project["project"]["plugins"] == [PLUGIN]
    assert (ROOT / PLUGIN).is_file()


@pytest.mark.skipif(not shutil.which("node"), reason="needs node, which version 2 brings along")
def test_it_ends_with_what_to_install() -> None:
    done = subprocess.run(["node", PLUGIN], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs version 1: run python -m pip install -r requirements.txt" in done.stderr


def test_the_requirements_bring_version_1_and_the_package() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert "-e ." in lines
    assert "jupyter-book>=1.0.4,<2" in lines
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["sphinx"]
    ((extension, folder),) = settings["local_extensions"].items()
    assert (ROOT / folder / Path(*extension.split(".")) / "__init__.py").is_file()
