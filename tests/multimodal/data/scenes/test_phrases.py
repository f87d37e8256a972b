"""How a scene is told, sentence by sentence, in the three languages."""

from multimodal.data.scenes.grammar import say, statements
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
