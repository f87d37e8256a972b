"""What a caption of a scene says: the things that it names, and where it puts them.

Any sentence is read for things. A relation is found only where the whole sentence has the form of a
template. Spaces, capitals and the kind of comma do not count; neither does Spanish agreement.
"""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from multimodal.data.scenes.grammar import OPPOSITE, PLACES, PREPOSITIONS, RELATIONS, TEMPLATES
from multimodal.data.scenes.phrases import (
    CHINESE_COLOURS,
    CHINESE_SHAPES,
    CHINESE_SIZES,
    SPANISH_COLOURS,
    SPANISH_SHAPES,
    SPANISH_SIZES,
)
from multimodal.data.scenes.world import COLOURS, SHAPES, SIZES
from multimodal.language import DATA_LANGUAGES, require_language

Spoken = dict[str, str]
"""word of a language → name in :mod:`multimodal.data.scenes.world`"""


class Mention(NamedTuple):
    """A thing that a caption names; ``size`` is empty where none is said."""

    colour: str
    shape: str
    size: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """Colour and shape."""
        return self.colour, self.shape


class Reading(NamedTuple):
    """What was understood: ``mentions[0]`` stands *relation* of ``mentions[1]``."""

    mentions: tuple[Mention, ...]
    relation: str = ""
    """left, right, above or below; empty where the sentence has no form that is known"""

    @property
    def facts(self) -> frozenset[tuple[str, ...]]:
        """The tuples of SPICE: things, their properties, their relation."""
        things = {(one.shape,) for one in self.mentions}
        said = {(m.shape, word) for m in self.mentions for word in (m.colour, m.size) if word}
        if not self.relation:
            return frozenset(things | said)
        first, second = self.mentions
        return frozenset(things | said | {(first.shape, self.relation, second.shape)})


def read_caption(text: str, language: str) -> Reading:
    """Read a caption in English, Spanish or Chinese.

    Raises:
        ValueError: another language.
    """
    bare = _bare(text)
    for relation, pattern in _forms(require_language(language, DATA_LANGUAGES)):
        found = pattern.fullmatch(bare)
        if found:
            return Reading(tuple(_mention(found, which, language) for which in "ab"), relation)
    things = re.finditer(_thing("a", language), bare)
    return Reading(tuple(_mention(found, "a", language) for found in things))


def _bare(text: str) -> str:
    return re.sub(r"\s|[.。]$", "", text.lower()).replace("，", ",")


def _mention(found: re.Match[str], which: str, language: str) -> Mention:
    colours, shapes, sizes = _words(language)
    said = found.group
    return Mention(
        colours[said(f"{which}_colour")],
        shapes[said(f"{which}_shape")],
        sizes.get(said(f"{which}_size") or "", ""),
    )


@cache
def _forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each relation in each template: what the whole sentence must look like."""
    return tuple(
        (relation, re.compile(_form(template, relation, language)))
        for (_, template), relation in product(TEMPLATES[language], RELATIONS)
    )


def _form(template: str, relation: str, language: str) -> str:
    bare = template.replace(" ", "").replace("，", ",")
    words = {
        "preposition": PREPOSITIONS[language][relation],
        "here": PLACES[language][relation],
        "there": PLACES[language][OPPOSITE[relation]],
    }
    said = {name: re.escape(_bare(word)) for name, word in words.items()}
    return bare.format(a=_thing("a", language), b=_thing("b", language), **said)


@cache
def _thing(which: str, language: str) -> str:
    colours, shapes, sizes = (_any(words) for words in _words(language))
    colour, shape, size = (
        f"(?P<{which}_{name}>{words})"
        for name, words in (("colour", colours), ("shape", shapes), ("size", sizes))
    )
    return {
        "en": f"(?:an?|the)?{size}?{colour}{shape}",
        "es": f"(?:una?|el|la|l)?{shape}{colour}{size}?",
        "zh": f"(?:一个)?{colour}的?{size}?{shape}",
    }[language]


def _any(words: Spoken) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _words(language: str) -> tuple[Spoken, Spoken, Spoken]:
    if language == "zh":
        named = CHINESE_COLOURS, CHINESE_SHAPES, CHINESE_SIZES
        colours, shapes, sizes = ({word: name for name, word in table.items()} for table in named)
        return colours, shapes, sizes
    if language == "es":
        colours, sizes = (
            {form: name for name, forms in table.items() for form in forms.values()}
            for table in (SPANISH_COLOURS, SPANISH_SIZES)
        )
        return colours, {word: name for name, (word, _) in SPANISH_SHAPES.items()}, sizes
    colours, shapes, sizes = ({name: name for name in names} for names in (COLOURS, SHAPES, SIZES))
    return colours, shapes, sizes
