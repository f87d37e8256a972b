"""Facts that stand between a sentence and the truth."""

import pytest

from multimodal.data.scenes.grammar import replace_negatives, swap_negatives
from multimodal.data.scenes.world import Scene, Thing
from multimodal.recipes.captioning.scene_captions import true_sentences
from multimodal.recipes.captioning.wrong_words import wrong_words

STAR = Thing("red", "star", "small", 0.25, 0.5, 0.16)
HEART = Thing("blue", "heart", "large", 0.75, 0.5, 0.2)
SCENE = Scene(STAR, HEART, "horizontal")


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_true_sentences_and_those_with_one_wrong_word(language: str) -> None:
    assert {wrong_words(text, SCENE, language) for text in true_sentences(SCENE, language)} == {0}
    replaced = [contrast.false for contrast in replace_negatives(SCENE, language)]
    assert {wrong_words(text, SCENE, language) for text in replaced} == {1}


def test_the_nearest_truth_counts() -> None:
    swapped = {each.kind: each.false for each in swap_negatives(SCENE, "en")}
    assert wrong_words(swapped["things"], SCENE, "en") == 1  # the relation alone is wrong
    assert wrong_words(swapped["colours"], SCENE, "en") == 2
    assert wrong_words("a large red star to the left of a blue heart", SCENE, "en") == 1
    assert wrong_words("a green cross above a black circle", SCENE, "en") == 5


def test_what_is_no_sentence_of_the_grammar() -> None:
    assert wrong_words("a red star star", SCENE, "en") is None
    assert wrong_words("a red star", SCENE, "en") is None
