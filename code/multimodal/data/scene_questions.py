"""Questions about a scene with their answers, in three languages, exactly known.

Half of the questions *is there …?* are answered by *no*: they ask for one thing's colour in the
other thing's shape, so that only who binds colour to shape can answer them.
"""

from typing import NamedTuple

from multimodal.data.scenes.grammar import PLACES, statements
from multimodal.data.scenes.phrases import (
    CHINESE_COLOURS,
    CHINESE_SHAPES,
    PHRASES,
    SPANISH_COLOURS,
    SPANISH_SHAPES,
)
from multimodal.data.scenes.world import Scene, Thing

YES = {"en": "yes", "es": "sí", "zh": "有"}
NO = {"en": "no", "es": "no", "zh": "没有"}


class Question(NamedTuple):
    """What is asked, by language, with its answer, by language."""

    kind: str
    text: dict[str, str]
    answer: dict[str, str]


def questions(scene: Scene) -> list[Question]:
    """All questions that the scene answers without doubt.

    Kinds: ``colour`` (where no two things share a shape), ``shape`` (where no two share a colour),
    ``where``, and ``exists``.
    """
    asked = []
    for statement in statements(scene):
        thing, other = statement.subject, statement.object
        if thing.shape != other.shape:
            asked.append(_colour(thing))
        if thing.colour != other.colour:
            asked.append(_shape(thing))
        asked.append(_where(thing, statement.relation))
        asked.append(_exists(thing.colour, thing.shape, there=True))
        if thing.shape != other.shape and thing.colour != other.colour:
            asked.append(_exists(thing.colour, other.shape, there=False))
    return asked


def _colour(thing: Thing) -> Question:
    noun, gender = SPANISH_SHAPES[thing.shape]
    article = {"m": "el", "f": "la"}[gender]
    return Question(
        "colour",
        {
            "en": f"what colour is the {thing.shape}?",
            "es": f"¿de qué color es {article} {noun}?",
            "zh": f"{CHINESE_SHAPES[thing.shape]}是什么颜色？",
        },
        {
            "en": thing.colour,
            "es": SPANISH_COLOURS[thing.colour]["m"],
            "zh": CHINESE_COLOURS[thing.colour],
        },
    )


def _shape(thing: Thing) -> Question:
    return Question(
        "shape",
        {
            "en": f"what shape is the {thing.colour} object?",
            "es": f"¿qué forma tiene el objeto {SPANISH_COLOURS[thing.colour]['m']}?",
            "zh": f"{CHINESE_COLOURS[thing.colour]}的物体是什么形状？",
        },
        {
            "en": thing.shape,
            "es": SPANISH_SHAPES[thing.shape][0],
            "zh": CHINESE_SHAPES[thing.shape],
        },
    )


def _where(thing: Thing, relation: str) -> Question:
    name = {language: say(*thing.kind, "the") for language, say in PHRASES.items()}
    return Question(
        "where",
        {
            "en": f"where is {name['en']}?",
            "es": f"¿dónde está {name['es']}?",
            "zh": f"{name['zh']}在哪里？",
        },
        {language: places[relation] for language, places in PLACES.items()},
    )


def _exists(colour: str, shape: str, *, there: bool) -> Question:
    name = {language: say(colour, shape, "a") for language, say in PHRASES.items()}
    return Question(
        "exists",
        {
            "en": f"is there {name['en']}?",
            "es": f"¿hay {name['es']}?",
            "zh": f"图中有{name['zh']}吗？",
        },
        YES if there else NO,
    )
