import numpy as np
import pytest
import torch
from opencc import OpenCC
from PIL import Image

from multimodal.data import emoji
from multimodal.data.emoji import SPLITS, emoji_concepts, load_emoji
from multimodal.language import DATA_LANGUAGES

CONCEPTS = emoji_concepts()


@pytest.mark.parametrize("by", SPLITS)
def test_the_set_and_its_splits_have_the_stated_sizes(by):
    assert len(load_emoji(8)) == len(CONCEPTS) == 1914
    assert len(load_emoji(8, split="train", by=by)) == 1531
    assert len(load_emoji(8, split="test", by=by)) == 383


def test_no_family_stands_on_both_sides():
    part = {p: {c.family for c in CONCEPTS if c.parts["family"] == p} for p in ("train", "test")}
    assert not part["train"] & part["test"]


@pytest.mark.parametrize("by", SPLITS)
def test_no_picture_of_the_test_part_looks_like_one_in_training(by):
    train, test = (
        load_emoji(16, split=part, by=by).images.flatten(1).float() for part in ("train", "test")
    )
    apart = torch.cdist(test, train) / train.shape[1] ** 0.5
    assert float(apart.min()) > 5


@pytest.mark.parametrize("word", ["o’clock", "keycap", "family:", "gibbous moon"])
@pytest.mark.parametrize("by", SPLITS)
def test_a_series_stays_together(word, by):
    assert {c.parts[by] for c in CONCEPTS if word in c.names["en"]} == {"train"}


@pytest.mark.parametrize("word", ["judge", "person running", "in manual wheelchair"])
def test_variants_of_one_concept_stay_together_by_family(word):
    assert len({c.parts["family"] for c in CONCEPTS if word in c.names["en"]}) == 1


def test_each_concept_has_three_names_and_no_skin_tone():
    for concept in CONCEPTS:
        assert set(concept.names) == set(DATA_LANGUAGES)
        assert all(name == name.strip() and name for name in concept.names.values())
        assert not set(concept.emoji) & set("🏻🏼🏽🏾🏿")


def test_names_are_unique_in_each_language():
    for language in DATA_LANGUAGES:
        names = [concept.names[language] for concept in CONCEPTS]
        assert len(names) == len(set(names))


def test_chinese_names_are_simplified():
    convert = OpenCC("t2s").convert
    assert all(convert(c.names["zh"]) == c.names["zh"] for c in CONCEPTS)


def test_pictures_are_not_blank_and_stand_in_the_order_of_the_names():
    data = load_emoji(32)
    assert (data.images.flatten(1).float().std(1) > 5).all()
    red = data.ids.index("1F534")
    assert data.captions["en"][red] == ["red circle"]
    r, g, b = data.images[red][:, 16, 16].tolist()
    assert r > 150 > max(g, b)


@pytest.mark.parametrize("size", [8, 24, 32, 64])
def test_any_size_up_to_the_drawings_own(size):
    images = load_emoji(size).images
    assert images.shape[2:] == (size, size)
    assert images.dtype == torch.uint8


def test_impossible_requests_are_refused():
    with pytest.raises(ValueError, match="between 8 and 64"):
        load_emoji(128)
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load_emoji(split="dev")
    with pytest.raises(ValueError, match="unknown kind of split 'colour'"):
        load_emoji(split="test", by="colour")
    for size in (7, 65):
        with pytest.raises(ValueError, match=f"between 8 and 64 pixels, got {size}"):
            load_emoji(size)


def test_smaller_pictures_are_means_of_the_large_ones():
    large, small = (load_emoji(size).images[:40] for size in (64, 32))
    means = large.float().reshape(40, 3, 32, 2, 32, 2).mean((3, 5)).round()
    assert (small.float() - means).abs().max() <= 1
    assert (small.float() == means).float().mean() > 0.99


def test_a_sheet_is_read_row_by_row(tmp_path, monkeypatch):
    """Two rows of three drawings, each of one shade, the last place empty."""
    sheet = np.repeat(np.arange(6, dtype=np.uint8).reshape(2, 3), 64, axis=0).repeat(64, axis=1)
    Image.fromarray(np.stack([sheet, sheet + 10, sheet + 20], axis=2)).save(tmp_path / "sheet.png")
    monkeypatch.setattr(emoji, "asset", lambda *parts: tmp_path / parts[-1])
    for size in (64, 16):
        found = emoji._pictures(5, size)
        assert found.shape == (5, 3, size, size)
        assert found[:, 0, -1, 0].tolist() == [0, 1, 2, 3, 4]
        assert found[3].flatten(1).unique(dim=1).flatten().tolist() == [3, 13, 23]
