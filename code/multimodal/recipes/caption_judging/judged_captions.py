"""Scenes with references and three captions each, of which it is known whether they are true."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from multimodal.data.scenes.grammar import TEMPLATES, Statement, say, statements
from multimodal.data.scenes.phrases import SPANISH_SHAPES
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene, Thing

KINDS = ("true", "one_word", "swapped")
"""a true caption; a colour or a shape that is not there; the two things exchanged"""
SIZES_NAMED = 0.25


class Judged(NamedTuple):
    """N scenes; the same scene has the same place in each list."""

    references: list[list[str]]
    """per scene five true captions, one of each template, in any order"""
    captions: dict[str, list[str]]
    """kind of ``KINDS`` → N captions"""


def judged_captions(scenes: Sequence[Scene], language: str, *, seed: int) -> Judged:
    """References as people would write them, and captions to be judged.

    The true caption has the template of one reference and is told from the other side, so that it
    is never a copy. The false ones differ from the true one in as little as can be. The draws are
    the same in every language.
    """
    random = np.random.default_rng(seed)
    references: list[list[str]] = []
    captions: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for scene in scenes:
        told = statements(scene)
        views = random.integers(2, size=len(TEMPLATES[language]))
        sized = random.random(len(views)) < SIZES_NAMED
        template = int(random.integers(len(views)))
        references.append(
            [
                say(told[views[number]], language, number, with_size=bool(sized[number]))
                for number in random.permutation(len(views)).tolist()
            ]
        )
        true = told[1 - views[template]]
        said = (true, one_word_wrong(true, random), exchanged(true))
        for kind, statement in zip(KINDS, said, strict=True):
            captions[kind].append(say(statement, language, template))
    return Judged(references, captions)


def exchanged(statement: Statement) -> Statement:
    """The two things in each other's place: the same words, and false."""
    return Statement(statement.object, statement.relation, statement.subject)


def one_word_wrong(statement: Statement, random: np.random.Generator) -> Statement:
    """One thing gets a colour or a shape that neither has.

    The new shape has the Spanish gender of the old one, so that no article changes with it.
    """
    role = ("subject", "object")[random.integers(2)]
    thing: Thing = getattr(statement, role)
    colours = [c for c in COLOURS if c not in {statement.subject.colour, statement.object.colour}]
    gender = SPANISH_SHAPES[thing.shape][1]
    shapes = [
        shape
        for shape in SHAPES
        if SPANISH_SHAPES[shape][1] == gender
        and shape not in {statement.subject.shape, statement.object.shape}
    ]
    colour, shape = str(random.choice(colours)), str(random.choice(shapes)) if shapes else ""
    another = random.random() < 0.5 and shape
    wrong = replace(thing, shape=shape) if another else replace(thing, colour=colour)
    if role == "subject":
        return statement._replace(subject=wrong)
    return statement._replace(object=wrong)
