"""What can be said about a scene in English, Spanish and Chinese, and what would be false.

A :class:`Statement` is the meaning; templates say it. A contrast pairs a true caption with a false
one that has the same words in other roles (*swap*) or one word changed (*replace*).
"""

from typing import NamedTuple

import numpy as np

from multimodal.data.scenes.phrases import PHRASES, SPANISH_SHAPES, contract
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene, Thing
from multimodal.language import DATA_LANGUAGES, require_language

OPPOSITE = {"left": "right", "right": "left", "above": "below", "below": "above"}
RELATIONS = tuple(OPPOSITE)

PREPOSITIONS = {
    "en": {
        "left": "to the left of",
        "right": "to the right of",
        "above": "above",
        "below": "below",
    },
    "es": {
        "left": "a la izquierda de",
        "right": "a la derecha de",
        "above": "encima de",
        "below": "debajo de",
    },
    "zh": {"left": "左边", "right": "右边", "above": "上方", "below": "下方"},
}
PLACES = {
    "en": {
        "left": "on the left",
        "right": "on the right",
        "above": "at the top",
        "below": "at the bottom",
    },
    "es": {"left": "a la izquierda", "right": "a la derecha", "above": "arriba", "below": "abajo"},
    "zh": {"left": "左边", "right": "右边", "above": "上面", "below": "下面"},
}
TEMPLATES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("a", "{a} {preposition} {b}"),
        ("a", "there is {a} {preposition} {b}"),
        ("the", "{a} is {preposition} {b}"),
        ("a", "{a} {here} and {b} {there}"),
        ("a", "{here} {a}, {there} {b}"),
    ),
    "es": (
        ("a", "{a} {preposition} {b}"),
        ("a", "hay {a} {preposition} {b}"),
        ("the", "{a} está {preposition} {b}"),
        ("a", "{a} {here} y {b} {there}"),
        ("a", "{here} {a}, {there} {b}"),
    ),
    "zh": (
        ("the", "{a}在{b}的{preposition}"),
        ("a", "{a}在{b}的{preposition}"),
        ("the", "{b}的{preposition}有一个{a}"),
        ("the", "{here}是{a}，{there}是{b}"),
        ("a", "{here}有{a}，{there}有{b}"),
    ),
}
SIZE_MENTIONED = 0.25


class Statement(NamedTuple):
    """*Subject* stands *relation* of *object*: left, right, above or below."""

    subject: Thing
    relation: str
    object: Thing

    def holds_in(self, scene: Scene) -> bool:
        """Whether it is true; things are told by colour and shape."""
        return (self.subject.kind, self.relation, self.object.kind) in {
            (true.subject.kind, true.relation, true.object.kind) for true in statements(scene)
        }


class Contrast(NamedTuple):
    """A true caption, a false one, and what makes it false."""

    kind: str
    true: str
    false: str


def statements(scene: Scene) -> tuple[Statement, Statement]:
    """The scene told from the first thing, then from the second."""
    ahead = "left" if scene.axis == "horizontal" else "above"
    return (
        Statement(scene.first, ahead, scene.second),
        Statement(scene.second, OPPOSITE[ahead], scene.first),
    )


def say(statement: Statement, language: str, template: int = 0, *, with_size: bool = False) -> str:
    """Put a statement into words with one of the language's templates."""
    article, pattern = TEMPLATES[require_language(language, DATA_LANGUAGES)][template]
    name = PHRASES[language]
    a, b = (
        name(*thing.kind, article, thing.size if with_size else "")
        for thing in (statement.subject, statement.object)
    )
    text = pattern.format(
        a=a,
        b=b,
        preposition=PREPOSITIONS[language][statement.relation],
        here=PLACES[language][statement.relation],
        there=PLACES[language][OPPOSITE[statement.relation]],
    )
    return contract(text) if language == "es" else text


def captions(scene: Scene, language: str, *, count: int, random: np.random.Generator) -> list[str]:
    """``count`` true captions: a template each, from either viewpoint, some with the sizes."""
    templates = TEMPLATES[require_language(language, DATA_LANGUAGES)]
    if not 1 <= count <= len(templates):
        raise ValueError(f"count must be between 1 and {len(templates)}, got {count}")
    told = statements(scene)
    chosen = random.permutation(len(templates))[:count].tolist()
    draws = random.random((count, 2)).tolist()
    return [
        say(told[view < 0.5], language, template, with_size=size < SIZE_MENTIONED)
        for template, (view, size) in zip(chosen, draws, strict=True)
    ]


def swap_negatives(scene: Scene, language: str) -> list[Contrast]:
    """False captions made of exactly the words of a true one.

    ``things`` exchanges the two roles, ``colours`` only the colours. Where Spanish agreement would
    change a word (*rojo*, *roja*), exchanging colours is left out: it would not be the same words.
    """
    true = statements(scene)[0]
    first, second = true.subject, true.object
    swapped = {"things": Statement(second, true.relation, first)}
    if first.colour != second.colour and first.shape != second.shape:
        swapped["colours"] = Statement(
            _recoloured(first, second.colour), true.relation, _recoloured(second, first.colour)
        )
    right = say(true, language)
    wrong = {kind: say(statement, language) for kind, statement in swapped.items()}
    return [
        Contrast(kind, right, text)
        for kind, text in wrong.items()
        if sorted(text.split()) == sorted(right.split()) or language == "zh"
    ]


def replace_negatives(scene: Scene, language: str) -> list[Contrast]:
    """False captions with one content word that the scene does not hold: a colour or a shape.

    The new shape has the gender of the old one in Spanish, so that nothing else changes; English
    *a* becomes *an* where it must. Which word comes in is the same in every language.
    """
    true = statements(scene)[0]
    right = say(true, language)
    return [
        Contrast(kind, right, say(wrong, language)) for kind, wrong in _replacements(scene, true)
    ]


def _replacements(scene: Scene, true: Statement) -> list[tuple[str, Statement]]:
    used = {scene.first.colour, scene.second.colour}, {scene.first.shape, scene.second.shape}
    found = []
    for role in ("subject", "object"):
        thing: Thing = getattr(true, role)
        colour = _next(thing.colour, COLOURS, used[0])
        found.append(("colour", _with(true, role, _recoloured(thing, colour))))
        gender = SPANISH_SHAPES[thing.shape][1]
        same_gender = tuple(shape for shape in SHAPES if SPANISH_SHAPES[shape][1] == gender)
        if not set(same_gender) <= used[1]:
            shape = _next(thing.shape, same_gender, used[1])
            found.append(("shape", _with(true, role, _reshaped(thing, shape))))
    return found


def _with(statement: Statement, role: str, thing: Thing) -> Statement:
    subject = thing if role == "subject" else statement.subject
    return Statement(subject, statement.relation, thing if role == "object" else statement.object)


def _next(name: str, names: tuple[str, ...], used: set[str]) -> str:
    start = names.index(name)
    return next(other for other in names[start:] + names[:start] if other not in used)


def _recoloured(thing: Thing, colour: str) -> Thing:
    return Thing(colour, thing.shape, thing.size, thing.x, thing.y, thing.radius)


def _reshaped(thing: Thing, shape: str) -> Thing:
    return Thing(thing.colour, shape, thing.size, thing.x, thing.y, thing.radius)
