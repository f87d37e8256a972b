"""True sentences about crowds: how two things stand to each other, how many of a sort there are.

*A red star to the left of a black circle, 3 stars in all.*
"""

import numpy as np

from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.naming import NAMES
from multimodal.data.questions.programs import BEYOND
from multimodal.data.scenes.grammar import Statement, say
from multimodal.language import DATA_LANGUAGES, require_language

IN_ALL = {
    "en": "{told}, {count} {name} in all",
    "es": "{told}, {count} {name} en total",
    "zh": "{told}，一共有{count}个{name}",
}
TEMPLATES = 3
"""of the grammar of scenes, those that say where the one stands from the other"""


def crowd_captions(
    crowd: Crowd, language: str, *, count: int, random: np.random.Generator
) -> list[str]:
    """``count`` true captions, each about two things, and about the colour or shape of the first.

    Raises:
        ValueError: another language.
    """
    require_language(language, DATA_LANGUAGES)
    told = relations(crowd)
    draws = random.integers((len(told), TEMPLATES, 2), size=(count, 3)).tolist()
    return [
        _in_words(crowd, told[pair], language, template, sort) for pair, template, sort in draws
    ]


def relations(crowd: Crowd) -> list[Statement]:
    """What is true of two things: which is left, right, above, below of the other, by a margin."""
    return [
        Statement(thing, direction, other)
        for thing in crowd.things
        for other in crowd.things
        for direction, is_beyond in BEYOND.items()
        if is_beyond(thing, other)
    ]


def _in_words(crowd: Crowd, told: Statement, language: str, template: int, sort: int) -> str:
    """``sort`` says what is counted: things of the colour of the subject (0) or of its shape."""
    shared = told.subject.kind[sort]
    count = sum(thing.kind[sort] == shared for thing in crowd.things)
    colour, shape = (shared, "") if sort == 0 else ("", shared)
    name = NAMES[language](colour, shape, plural=count > 1)
    return IN_ALL[language].format(told=say(told, language, template), count=count, name=name)
