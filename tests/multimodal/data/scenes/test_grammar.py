"""Statements are true; altered ones are false and differ by what they say they do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.data.scenes.dataset import SPLITS, sample_scenes
from multimodal.data.scenes.grammar import (
    TEMPLATES,
    Statement,
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
