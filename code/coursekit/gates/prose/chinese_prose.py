"""Rules for Chinese: Simplified characters, full-width punctuation, spaces around Latin."""

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import Complaint, pattern_rule
from coursekit.myst.page import CODE, MATH, NUMBER

HAN = r"[\u3400-\u9fff]"
FULL = "，。；：？！、（）“”《》"
_LATIN = rf"[A-Za-z0-9{MATH}{CODE}{NUMBER}]"

_HALF = re.compile(
    rf"{HAN}[,;:!?()]|{HAN}\.(?![\w.])|[,;:!?()]{HAN}|[{MATH}{CODE}{NUMBER}\w)][,;:!?][ ]?{HAN}"
    rf"|{HAN}[ ]?\(|\)[ ]?{HAN}"
)
_QUOTES = re.compile(rf"{HAN}[\"']|[\"']{HAN}")
_DOTS = re.compile(r"\.{3,}|。{2,}|，{2,}")
_NO_SPACE = re.compile(rf"{HAN}{_LATIN}|[A-Za-z0-9%+{MATH}{CODE}{NUMBER}]{HAN}")
_SPACED_FULL = re.compile(rf"[ ][{FULL}]|[，。；：？！、）》][ ](?=\S)|[（《][ ]")
_SPACED_HAN = re.compile(rf"(?<={HAN})[ \n]+(?={HAN})")
_BROKEN_LINE = re.compile(rf"(?<=[{FULL}])\n|\n(?=[{FULL}])")
_KANA = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff]+")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def traditional(passage: Passage) -> Iterator[Complaint]:
    """Traditional characters where the course is written in Simplified ones."""
    simplified = _converter().convert(passage.text)
    pairs = zip(passage.text, simplified, strict=False)
    for position, (found, wanted) in enumerate(pairs):
        if found != wanted:
            message = f"{found} is Traditional, write {wanted}"
            yield Complaint("traditional", message, found, position)


RULES = (
    traditional,
    pattern_rule("punctuation", _HALF, "beside Chinese, punctuation is full-width"),
    pattern_rule("quotes", _QUOTES, "quotes beside Chinese are “ ”"),
    pattern_rule("punctuation", _DOTS, "write …… or a single sign"),
    pattern_rule("spacing", _NO_SPACE, "put a space between Chinese and Latin letters or digits"),
    pattern_rule(
        "spacing", _SPACED_FULL, "no space beside full-width punctuation; after bold, **词**。"
    ),
    pattern_rule("spacing", _SPACED_HAN, "no space or line break between Chinese characters"),
    pattern_rule("spacing", _BROKEN_LINE, "keep a Chinese paragraph on one line"),
    pattern_rule("script", _KANA, "Japanese or Korean letters in a Chinese text"),
)
