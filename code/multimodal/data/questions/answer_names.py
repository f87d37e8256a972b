"""The answers that are classes, and what they are called in three languages."""

from multimodal.data.scenes.phrases import (
    CHINESE_COLOURS,
    CHINESE_SHAPES,
    SPANISH_COLOURS,
    SPANISH_SHAPES,
)
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.language import DATA_LANGUAGES, require_language

YES_NO = ("yes", "no")
NUMBERS = tuple(map(str, range(6)))
ANSWERS = (*YES_NO, *NUMBERS, *COLOURS, *SHAPES)

SPANISH = {"yes": "sí", "no": "no"}
CHINESE = {"yes": "是", "no": "否"}
WORDS = {
    "en": {name: name for name in ANSWERS},
    "es": {name: name for name in NUMBERS}
    | SPANISH
    | {name: agreed["m"] for name, agreed in SPANISH_COLOURS.items()}
    | {name: noun for name, (noun, _) in SPANISH_SHAPES.items()},
    "zh": {name: name for name in NUMBERS} | CHINESE | CHINESE_COLOURS | CHINESE_SHAPES,
}


def answer_word(name: str, language: str) -> str:
    """How an answer is said; numbers are digits in every language.

    Raises:
        ValueError: no such answer, or another language.
    """
    words = WORDS[require_language(language, DATA_LANGUAGES)]
    if name not in words:
        raise ValueError(f"unknown answer {name!r}: choose one of {', '.join(ANSWERS)}")
    return words[name]


def opposite(answer: str) -> str:
    """``yes`` for ``no`` and ``no`` for ``yes``.

    Raises:
        ValueError: an answer that has no opposite.
    """
    if answer not in YES_NO:
        raise ValueError(f"only yes and no have an opposite, got {answer!r}")
    return YES_NO[1 - YES_NO.index(answer)]
