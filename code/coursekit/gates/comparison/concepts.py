"""Words that a translation must not drop or turn round: negations, and opposites by family."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from coursekit.datafiles import load_yaml
from coursekit.finding import excerpt
from coursekit.gates.comparison.witnesses import FREE_ORDER, Rendering, Version

NEGATION = "negation"

_SENTENCE_END = {
    "zh": re.compile(r"(?<=[。？！；：])"),
    "": re.compile(r"(?<=[.?!:;])[”’)»\"]*\s+"),
}

# In “no … nada” Spanish denies once and says it twice.
_CONCORD = re.compile(
    r"\bno(?=(?:\s+(?!no\b)\w+){1,5}?\s+(?:nada|nadie|ning[uú]n\w*|nunca|tampoco|ni)\b)"
)

Counts = Counter[str]


def lost_negations(rendering: Rendering) -> Iterator[str]:
    """A block that denies less than every witness, or a sentence where sentences correspond."""
    versions = rendering.this, *_witnesses(rendering)
    if len(versions) < 3:
        return
    texts = [tuple(version.prose for version in versions)]
    parts = [sentences(version) for version in versions]
    if rendering.this.language not in FREE_ORDER and len(set(map(len, parts))) == 1:
        texts += zip(*parts, strict=True)
    for pieces in texts:
        here, *there = (
            count_concepts(text, version.language)[NEGATION]
            for text, version in zip(pieces, versions, strict=True)
        )
        if here < min(there):
            yield f"a negation is missing in “{excerpt(pieces[0], 60)}”"
            return


def exchanged_words(rendering: Rendering) -> Iterator[str]:
    """A word gone that all witnesses have, and its opposite come that none of them has."""
    if len(versions := (rendering.this, *_witnesses(rendering))) < 3:
        return
    this, *others = map(_count, versions)
    denials = [other[NEGATION] for other in others]
    if not min(denials) <= this[NEGATION] <= max(denials):
        return  # “the same” may be “not different”
    lacks = [name for name in others[0] if this[name] < min(other[name] for other in others)]
    adds = [name for name in this if this[name] > max(other[name] for other in others)]
    for lost, come in product(lacks, adds):
        if _family(lost) == _family(come):
            yield f"speaks of “{come}” where the others say “{lost}”"


def sentences(version: Version) -> list[str]:
    """The sentences and clauses between colons and semicolons."""
    pattern = _SENTENCE_END.get(version.language, _SENTENCE_END[""])
    return [text for text in pattern.split(version.prose) if text.strip()]


@cache
def count_concepts(text: str, language: str) -> Counts:
    """How often a text says what ``concepts.yml`` names."""
    found: Counts = Counter()
    text = _CONCORD.sub("", text.lower()) if language == "es" else text.lower()
    for match in _finder(language).finditer(text):
        found.update(_meaning(match.group(), language))
    return found


def _count(version: Version) -> Counts:
    return count_concepts(version.prose, version.language)


def _witnesses(rendering: Rendering) -> tuple[Version, ...]:
    """The English and the others; none where nobody has listed the words of a language."""
    listed = _content()["families"][NEGATION][NEGATION]
    if rendering.this.language not in listed:
        return ()
    return tuple(v for v in (rendering.english, *rendering.others) if v.language in listed)


@cache
def _content() -> dict[str, Any]:
    path = Path(__file__).with_name("concepts.yml")
    return load_yaml(path.read_text("utf-8"), path.name)


@cache
def _family(name: str) -> str:
    return next(family for family, names in _content()["families"].items() if name in names)


@cache
def _meanings(language: str) -> dict[str, tuple[str, ...]]:
    """What each wording of a language means, the longest wordings first."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_content()["idioms"].get(language, ()), ())
    for concepts in _content()["families"].values():
        for name, wordings in concepts.items():
            for wording in wordings.get(language, ()):
                found[wording] = (*found.get(wording, ()), name)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def _finder(language: str) -> re.Pattern[str]:
    """What finds them, sorted by their first letters, which is many times faster."""
    edge = "" if language == "zh" else r"\b"
    by_letter: dict[str, list[str]] = {}
    for wording in _meanings(language):
        by_letter.setdefault(wording[0], []).append(_pattern(wording[1:]) + edge)
    parts = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(f"{edge}(?:{'|'.join(parts)})")


@cache
def _meaning(words: str, language: str) -> tuple[str, ...]:
    """What words mean that were found."""
    whole = " ".join(words.split())
    return next(meaning for wording, meaning in _wordings(language) if wording.fullmatch(whole))


@cache
def _wordings(language: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(_pattern(w)), meaning) for w, meaning in _meanings(language).items())


def _pattern(wording: str) -> str:
    return re.escape(wording).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
