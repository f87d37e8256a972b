import re

import numpy as np
import pytest
from opencc import OpenCC
from PIL import Image

from multimodal.assets import asset
from multimodal.data.photographs import load_photographs
from multimodal.language import DATA_LANGUAGES
from tools.assets.photographs import SOURCES

PHOTOGRAPHS = load_photographs()
NAMES = [photograph.name for photograph in PHOTOGRAPHS]


def test_there_are_some_of_different_kinds():
    assert len(set(NAMES)) == len(NAMES) >= 10


@pytest.mark.parametrize("photograph", PHOTOGRAPHS, ids=NAMES)
def test_each_has_words_in_every_language_and_an_origin(photograph):
    assert photograph.image.mode == "RGB"
    assert max(photograph.image.size) <= 300
    for texts in (photograph.labels, photograph.phrases, photograph.captions):
        assert set(texts) == set(DATA_LANGUAGES)
        assert all(text == text.strip() and text for text in texts.values())
    assert OpenCC("t2s").convert(photograph.captions["zh"]) == photograph.captions["zh"]
    assert photograph.credit
    assert photograph.licence in {
        "public domain",
        "CC0 1.0",
        "CC BY 2.0",
        "no known copyright restrictions",
    }


@pytest.mark.parametrize("photograph", PHOTOGRAPHS, ids=NAMES)
def test_each_is_the_picture_that_its_source_names(photograph):
    package, file = photograph.source.split(", ")
    with Image.open(SOURCES[package] / file) as original:
        small = original.convert("RGB").resize((16, 16), Image.Resampling.BOX)
    ours = photograph.image.resize((16, 16), Image.Resampling.BOX)
    assert np.abs(np.asarray(small, dtype=int) - np.asarray(ours, dtype=int)).mean() < 4


def test_the_attribution_names_each_with_its_licence():
    page = asset("photographs", "ATTRIBUTION.md").read_text("utf-8")
    for photograph in PHOTOGRAPHS:
        row = next(line for line in page.splitlines() if f"`{photograph.name}.jpg`" in line)
        assert photograph.licence in row
        assert re.split(r"[,(]", photograph.credit)[0].strip() in row
