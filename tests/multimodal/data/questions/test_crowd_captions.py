"""Captions of crowds are true, in three languages, and seldom true of another picture."""

from itertools import pairwise

import numpy as np
import pytest

from multimodal.data.questions.crowd import Crowd, sample_crowds
from multimodal.data.questions.crowd_captions import IN_ALL, crowd_captions, relations
from multimodal.data.questions.naming import NAMES
from multimodal.data.scenes.grammar import say
from multimodal.data.scenes.world import Thing
from multimodal.language import DATA_LANGUAGES

CROWDS = sample_crowds(40, seed=0)
STAR, CIRCLE = (
    Thing("red", "star", "small", 0.17, 0.5, 0.1),
    Thing("red", "circle", "small", 0.5, 0.5, 0.1),
)
HEART = Thing("blue", "heart", "large", 0.83, 0.83, 0.13)
ROW = Crowd((STAR, CIRCLE, HEART))


def captions(crowd, language, count=50):
    return crowd_captions(crowd, language, count=count, random=np.random.default_rng(0))


def true_sentences(crowd, language):
    """All that may be said, put together anew."""
    found = set()
    for told in relations(crowd):
        for colour, shape in ((told.subject.colour, ""), ("", told.subject.shape)):
            alike = [t for t in crowd.things if t.colour == colour or t.shape == shape]
            name = NAMES[language](colour, shape, plural=len(alike) > 1)
            for template in range(3):
                words = say(told, language, template)
                found.add(IN_ALL[language].format(told=words, count=len(alike), name=name))
    return found


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_captions_are_true_of_their_crowd(language):
    for crowd in CROWDS:
        assert set(captions(crowd, language)) <= true_sentences(crowd, language)


def test_captions_are_seldom_true_of_another_crowd():
    said = [(set(captions(one, "en")), other) for one, other in pairwise(CROWDS)]
    wrong = sum(len(texts & true_sentences(other, "en")) for texts, other in said)
    assert wrong < 0.02 * sum(len(texts) for texts, _ in said)


def test_words_of_three_languages():
    said = {language: set(captions(ROW, language, 1000)) for language in DATA_LANGUAGES}
    assert "a red star to the left of a red circle, 1 star in all" in said["en"]
    assert "there is a red star to the left of a blue heart, 2 red things in all" in said["en"]
    assert "el círculo rojo está encima del corazón azul, 2 objetos rojos en total" in said["es"]
    assert "一个红色的五角星在一个红色的圆形的左边，一共有2个红色的东西" in said["zh"]


def test_neighbours_in_a_row_are_not_above_each_other():
    told = {(s.subject.kind, s.relation, s.object.kind) for s in relations(ROW)}
    assert (STAR.kind, "left", CIRCLE.kind) in told
    assert (STAR.kind, "above", HEART.kind) in told
    assert not {(STAR.kind, "above", CIRCLE.kind), (CIRCLE.kind, "above", STAR.kind)} & told
    assert len(told) == 2 + 4 + 4


def test_every_crowd_can_be_told_and_equal_draws_say_the_same():
    assert all(relations(crowd) for crowd in CROWDS)
    assert captions(ROW, "en") == captions(ROW, "en")
    with pytest.raises(ValueError, match="unknown language"):
        captions(ROW, "de")
