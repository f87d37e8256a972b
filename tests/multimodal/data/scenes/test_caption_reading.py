"""Captions of scenes are read back: what they name, and where they put it."""

import pytest

from multimodal.data.scenes.caption_reading import Mention, read_caption
from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.grammar import TEMPLATES, say, statements, swap_negatives


@pytest.mark.parametrize("language", TEMPLATES)
def test_every_sentence_of_the_grammar_is_read_back(language) -> None:
    for scene in sample_scenes(30, seed=3):
        for told in statements(scene):
            for template in range(5):
                for sized in (False, True):
                    found = read_caption(say(told, language, template, with_size=sized), language)
                    things = told.subject, told.object
                    assert found.relation == told.relation
                    assert found.mentions == tuple(
                        Mention(*thing.kind, thing.size if sized else "") for thing in things
                    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On the left a RED circle , on the right a small blue star.", "en"),
        ("a la izquierda un círculo roja, a la derecha una estrella azul pequeña", "es"),
        ("左边有一个 红色的圆形, 右边有一个蓝色的小五角星。", "zh"),
    ],
)
def test_spaces_capitals_commas_and_agreement_do_not_count(text, language) -> None:
    found = read_caption(text, language)
    assert found.relation == "left"
    assert found.mentions == (Mention("red", "circle"), Mention("blue", "star", "small"))


def test_things_are_found_in_any_sentence() -> None:
    found = read_caption("a red circle circle and the large blue star or", "en")
    assert found.relation == ""
    assert found.mentions == (Mention("red", "circle"), Mention("blue", "star", "large"))
    assert found.facts == {
        ("circle",),
        ("star",),
        ("circle", "red"),
        ("star", "blue"),
        ("star", "large"),
    }
    assert read_caption("nothing", "en").facts == frozenset()


def test_facts_of_a_whole_sentence() -> None:
    facts = read_caption("the red circle is above the blue star", "en").facts
    assert ("circle", "above", "star") in facts
    assert len(facts) == 5


def test_exchanged_colours_change_the_facts() -> None:
    for scene in sample_scenes(30, seed=4):
        for contrast in swap_negatives(scene, "en"):
            true, false = (read_caption(text, "en") for text in (contrast.true, contrast.false))
            assert true != false


def test_another_language() -> None:
    with pytest.raises(ValueError, match="fr"):
        read_caption("un cercle", "fr")
