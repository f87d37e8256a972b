"""Things named with their colour, their shape or both, in the singular and the plural."""

from multimodal.data.scenes.phrases import (
    CHINESE_COLOURS,
    CHINESE_SHAPES,
    SPANISH_COLOURS,
    SPANISH_SHAPES,
)

SPANISH_THING = ("objeto", "m")
SPANISH_PLURALS = {"cruz": "cruces", "corazón": "corazones"}
ENGLISH_PLURALS = {"cross": "crosses"}


def english_name(colour: str, shape: str, plural: bool = False) -> str:
    """``red star``, ``stars``, ``red thing``."""
    noun = shape or "thing"
    noun = ENGLISH_PLURALS.get(noun, f"{noun}s") if plural else noun
    return " ".join(filter(None, (colour, noun)))


def spanish_name(colour: str, shape: str, plural: bool = False) -> str:
    """``estrella roja``, ``estrellas``, ``objeto rojo``."""
    noun, gender = SPANISH_SHAPES.get(shape, SPANISH_THING)
    noun = SPANISH_PLURALS.get(noun, f"{noun}s") if plural else noun
    return " ".join(filter(None, (noun, spanish_adjective(colour, gender, plural))))


def spanish_adjective(colour: str, gender: str, plural: bool = False) -> str:
    """``roja``, ``azules``; empty for no colour."""
    if not colour:
        return ""
    word = SPANISH_COLOURS[colour][gender]
    return word + ("es" if word == "azul" else "s") if plural else word


def spanish_gender(shape: str) -> str:
    """``m`` or ``f``; that of *objeto* where no shape is named."""
    return SPANISH_SHAPES.get(shape, SPANISH_THING)[1]


def chinese_name(colour: str, shape: str, plural: bool = False) -> str:
    """``红色的五角星``, ``五角星``, ``红色的东西``; the plural is the same."""
    described = f"{CHINESE_COLOURS[colour]}的" if colour else ""
    return described + CHINESE_SHAPES.get(shape, "东西")


NAMES = {"en": english_name, "es": spanish_name, "zh": chinese_name}
