"""Statements are true; altered ones are false and differ by what they say they do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.data.scenes.dataset import SPLITS, sample_scenes
from multimodal.data.scenes.grammar import (
    TEMPLATES,
    Statement,
    captions,
    replace_negatives,
    say,
    statements,
    swap_negatives,
)
from multimodal.data.scenes.world import Scene
from multimodal.language import DATA_LANGUAGES

POOL = [scene for split in SPLITS for scene in sample_scenes(120, seed=1, split=split)]
scenes = st.sampled_from(POOL)
languages = st.sampled_from(DATA_LANGUAGES)


def words(text: str, language: str) -> list[str]:
    return sorted(text) if language == "zh" else sorted(text.split())


@given(scenes, languages)
@settings(deadline=None)
def test_statements_are_true_and_their_reversals_are_false(scene, language):
    for true in statements(scene):
        assert true.holds_in(scene)
        assert not Statement(true.object, true.relation, true.subject).holds_in(scene)


@given(scenes, languages)
@settings(deadline=None)
def test_a_swap_has_the_same_words_and_another_meaning(scene, language):
    contrasts = swap_negatives(scene, language)
    assert "things" in {contrast.kind for contrast in contrasts}
    for contrast in contrasts:
        assert words(contrast.true, language) == words(contrast.false, language)
        assert contrast.false not in {
            say(told, language, template)
            for told in statements(scene)
            for template in range(len(TEMPLATES[language]))
        }


@given(scenes)
@settings(deadline=None)
def test_a_replacement_changes_one_word(scene):
    for language in ("es", "zh"):
        for contrast in replace_negatives(scene, language):
            if language == "es":
                true, false = contrast.true.split(), contrast.false.split()
                changed = sum(a != b for a, b in zip(true, false, strict=True))
                assert changed == 1
            assert contrast.true != contrast.false
    for contrast in replace_negatives(scene, "en"):
        true, false = (text.replace("an ", "a ").split() for text in contrast[1:])
        assert sum(a != b for a, b in zip(true, false, strict=True)) == 1


@given(scenes)
@settings(deadline=None)
def test_a_replacement_names_something_that_is_not_there(scene):
    things = f"{scene.first.kind} {scene.second.kind}"
    for contrast in replace_negatives(scene, "en"):
        (new,) = set(contrast.false.split()) - set(contrast.true.split()) - {"a", "an"}
        assert new not in things


def test_swapped_colours_are_left_out_where_spanish_agreement_would_show(thing):
    mixed = Scene(thing("red", "circle"), thing("yellow", "star", x=0.75), "horizontal")
    plain = Scene(thing("red", "circle"), thing("yellow", "square", x=0.75), "horizontal")
    assert [contrast.kind for contrast in swap_negatives(mixed, "es")] == ["things"]
    assert [contrast.kind for contrast in swap_negatives(plain, "es")] == ["things", "colours"]
    assert [contrast.kind for contrast in swap_negatives(mixed, "zh")] == ["things", "colours"]


def test_replacements_by_hand(thing):
    scene = Scene(thing("red", "star"), thing("blue", "circle", x=0.75), "horizontal")
    true = "a red star to the left of a blue circle"
    assert replace_negatives(scene, "en") == [
        ("colour", true, true.replace("red", "yellow")),
        ("shape", true, true.replace("star", "cross")),
        ("colour", true, true.replace("blue", "purple")),
        ("shape", true, true.replace("circle", "square")),
    ]
    assert [c.false for c in replace_negatives(scene, "zh")][1] == "红色的十字形在蓝色的圆形的左边"
    both = Scene(thing("red", "star"), thing("yellow", "cross", x=0.75), "horizontal")
    assert [(c.kind, c.false) for c in replace_negatives(both, "es")] == [
        ("colour", "una estrella verde a la izquierda de una cruz amarilla"),
        ("colour", "una estrella roja a la izquierda de una cruz verde"),
    ]
    last = Scene(thing("black", "heart"), thing("red", "circle", x=0.75), "horizontal")
    assert [c.false for c in replace_negatives(last, "en")] == [
        "a yellow heart to the left of a red circle",
        "a black square to the left of a red circle",
        "a black heart to the left of a yellow circle",
        "a black heart to the left of a red square",
    ]


def test_swaps_by_hand(thing):
    scene = Scene(thing("red", "star"), thing("blue", "circle", x=0.75), "horizontal")
    true = "a red star to the left of a blue circle"
    assert swap_negatives(scene, "en") == [
        ("things", true, "a blue circle to the left of a red star"),
        ("colours", true, "a blue star to the left of a red circle"),
    ]
    alike = Scene(thing("red", "star"), thing("red", "circle", x=0.75), "horizontal")
    same = Scene(thing("red", "star"), thing("blue", "star", x=0.75), "horizontal")
    for scene in (alike, same):
        assert [contrast.kind for contrast in swap_negatives(scene, "en")] == ["things"]


def test_captions_mention_a_size_now_and_then_and_ask_from_both_sides(thing):
    scene = Scene(thing("red", "star"), thing("blue", "circle", x=0.75), "horizontal")
    draw = np.random.default_rng(0)
    told = [text for _ in range(300) for text in captions(scene, "en", count=5, random=draw)]
    assert 0.2 < sum("large" in text for text in told) / 1500 < 0.3
    first = [text.find("star") < text.find("circle") for text in told]
    assert 0.45 < sum(first) / 1500 < 0.55


@pytest.mark.parametrize("count", [0, 6])
def test_only_so_many_captions_as_there_are_templates(thing, count):
    scene = Scene(thing("red", "star"), thing("blue", "circle", x=0.75), "horizontal")
    assert len(captions(scene, "es", count=5, random=np.random.default_rng(0))) == 5
    assert len(captions(scene, "es", count=1, random=np.random.default_rng(0))) == 1
    with pytest.raises(ValueError, match=f"between 1 and 5, got {count}"):
        captions(scene, "es", count=count, random=np.random.default_rng(0))
