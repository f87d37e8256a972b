"""How much a translation says, in how many sentences: against those of its witnesses."""

import re
from collections import Counter
from collections.abc import Iterator

from coursekit.finding import excerpt
from coursekit.gates.comparison.witnesses import FREE_ORDER, Rendering, Version
from coursekit.myst.page import PLACEHOLDERS

# A Chinese character says about as much as three letters, the text around it somewhat more.
_LETTERS = {"en": 1.0, "es": 1.11, "zh": 1.11}
_HAN_LETTERS = 3.0
_PLACEHOLDER_LETTERS = 4.0
# Below this share of what it should be, a text that also lacks a sentence has lost it.
_SHARE = {"es": 0.96, "zh": 0.85}

# Outside these shares of the English sentences, and by more than one, a text is cut otherwise.
_PACE = (0.6, 1.7)

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[^\W_\u3400-\u9fff]")
_STOP = re.compile(r"[.?!]+[”’)»\"]*(?:\s|$)|[。？！]+")
_PLACEHOLDER = re.compile(f"[{PLACEHOLDERS}]")


def lost_sentences(rendering: Rendering) -> Iterator[str]:
    """A sentence said twice; fewer of them than the witnesses have, and less than they make expect.

    Chinese joins sentences more freely, so there every witness must have more.
    """
    this = rendering.this
    if len(_repeated(this)) > len(_repeated(rendering.english)):
        yield f"“{excerpt(_repeated(this)[0])}” stands here twice"
    free = this.language in FREE_ORDER
    witnesses = (rendering.english, *rendering.others) if free else (rendering.english,)
    here, there = _stops(this), min(map(_stops, witnesses))
    share = max(_size(this) / max(_size(witness), 1.0) for witness in witnesses)
    if 0 < here < there and share < _SHARE.get(this.language, 0.85):
        yield f"{here} sentences render {there}, and {share:.0%} of the length to expect is here"


def other_pace(rendering: Rendering) -> Iterator[str]:
    """Far fewer or far more sentences than in the English: run together, cut up or made up."""
    here, there = _stops(rendering.this), _stops(rendering.english)
    least, most = _PACE
    if abs(here - there) > 1 and not least * there <= here <= most * there:
        yield f"{here} sentences render {there} English ones"


def _repeated(version: Version) -> list[str]:
    """The sentences that the text says again."""
    said = Counter(part.strip() for part in _STOP.split(version.prose) if part.strip())
    return [sentence for sentence, times in said.items() if times > 1]


def _stops(version: Version) -> int:
    return len(_STOP.findall(version.prose))


def _size(version: Version) -> float:
    prose = version.prose
    letters = _HAN_LETTERS * len(_HAN.findall(prose)) + len(_LATIN.findall(prose))
    marks = len(_PLACEHOLDER.findall(prose))
    return letters / _LETTERS.get(version.language, 1.0) + _PLACEHOLDER_LETTERS * marks
