import pytest
import torch
from opencc import OpenCC

from multimodal.data.emoji import emoji_concepts, load_emoji
from multimodal.language import LANGUAGES

CONCEPTS = emoji_concepts()


def test_the_set_and_its_split_have_the_stated_sizes():
    assert len(load_emoji(8)) == len(CONCEPTS) == 1914
    assert len(load_emoji(8, split="train")) == 1531
    assert len(load_emoji(8, split="test")) == 383


def test_no_family_stands_on_both_sides():
    sides = {split: {c.family for c in CONCEPTS if c.split == split} for split in ("train", "test")}
    assert not sides["train"] & sides["test"]


def test_no_picture_of_the_test_part_is_also_in_training():
    train = {bytes(p.numpy().tobytes()) for p in load_emoji(64, split="train").images}
    test = {bytes(p.numpy().tobytes()) for p in load_emoji(64, split="test").images}
    assert not train & test


@pytest.mark.parametrize("word", ["o’clock", "judge", "person running", "keycap", "family:"])
def test_variants_of_one_concept_stay_together(word):
    assert len({c.split for c in CONCEPTS if word in c.names["en"]}) == 1


def test_each_concept_has_three_names_and_no_skin_tone():
    for concept in CONCEPTS:
        assert set(concept.names) == set(LANGUAGES)
        assert all(name == name.strip() and name for name in concept.names.values())
        assert not set(concept.emoji) & set("🏻🏼🏽🏾🏿")


def test_names_are_unique_in_each_language():
    for language in LANGUAGES:
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
