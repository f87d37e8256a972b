"""How a scene is told, sentence by sentence, in the three languages."""

from dataclasses import replace

import pytest

from multimodal.data.scenes.grammar import say, statements
from multimodal.data.scenes.phrases import phrase
from multimodal.data.scenes.world import Scene


def test_spanish_agrees_in_gender_and_contracts(thing):
    scene = Scene(thing("red", "circle"), thing("yellow", "star", x=0.75), "horizontal")
    first, second = statements(scene)
    assert say(first, "es") == "un círculo rojo a la izquierda de una estrella amarilla"
    assert say(second, "es", 2) == "la estrella amarilla está a la derecha del círculo rojo"
    assert say(second, "es", with_size=True).endswith("un círculo rojo grande")


def test_english_and_chinese_read_naturally(thing):
    scene = Scene(thing("green", "cross", y=0.2), thing("black", "heart", y=0.8), "vertical")
    first, second = statements(scene)
    assert say(first, "en") == "a green cross above a black heart"
    assert say(first, "zh") == "绿色的十字形在黑色的心形的上方"
    assert say(second, "zh", 2, with_size=True) == "绿色的大十字形的下方有一个黑色的大心形"


SENTENCES = {
    "en": [
        ("a green cross above a black heart", "a small black heart below a large green cross"),
        (
            "there is a green cross above a black heart",
            "there is a small black heart below a large green cross",
        ),
        (
            "the green cross is above the black heart",
            "the small black heart is below the large green cross",
        ),
        (
            "a green cross at the top and a black heart at the bottom",
            "a small black heart at the bottom and a large green cross at the top",
        ),
        (
            "at the top a green cross, at the bottom a black heart",
            "at the bottom a small black heart, at the top a large green cross",
        ),
    ],
    "es": [
        (
            "una cruz verde encima de un corazón negro",
            "un corazón negro pequeño debajo de una cruz verde grande",
        ),
        (
            "hay una cruz verde encima de un corazón negro",
            "hay un corazón negro pequeño debajo de una cruz verde grande",
        ),
        (
            "la cruz verde está encima del corazón negro",
            "el corazón negro pequeño está debajo de la cruz verde grande",
        ),
        (
            "una cruz verde arriba y un corazón negro abajo",
            "un corazón negro pequeño abajo y una cruz verde grande arriba",
        ),
        (
            "arriba una cruz verde, abajo un corazón negro",
            "abajo un corazón negro pequeño, arriba una cruz verde grande",
        ),
    ],
    "zh": [
        ("绿色的十字形在黑色的心形的上方", "黑色的小心形在绿色的大十字形的下方"),
        ("一个绿色的十字形在一个黑色的心形的上方", "一个黑色的小心形在一个绿色的大十字形的下方"),
        ("黑色的心形的上方有一个绿色的十字形", "绿色的大十字形的下方有一个黑色的小心形"),
        ("上面是绿色的十字形，下面是黑色的心形", "下面是黑色的小心形，上面是绿色的大十字形"),
        (
            "上面有一个绿色的十字形，下面有一个黑色的心形",
            "下面有一个黑色的小心形，上面有一个绿色的大十字形",
        ),
    ],
}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_template_by_hand(thing, language):
    small = replace(thing("black", "heart", y=0.8), size="small")
    first, second = statements(Scene(thing("green", "cross", y=0.2), small, "vertical"))
    for template, (plain, sized) in enumerate(SENTENCES[language]):
        assert say(first, language, template) == plain
        assert say(second, language, template, with_size=True) == sized


def test_phrases_with_and_without_article_and_size(thing):
    star = thing("black", "star")
    assert phrase(star, "es") == "una estrella negra"
    assert phrase(star, "es", article="the", with_size=True) == "la estrella negra grande"
    assert phrase(star, "en", with_size=True) == "a large black star"
    assert phrase(star, "zh", article="the") == "黑色的五角星"
    assert phrase(star, "zh", with_size=True) == "一个黑色的大五角星"
