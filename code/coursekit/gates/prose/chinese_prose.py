"""Rules for Chinese: Simplified characters, full-width punctuation, spaces around Latin."""

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from coursekit.finding import Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import pattern_rule
from coursekit.myst.page import CODE, MATH, NUMBER

HAN = r"[\u3400-\u9fff]"
FULL = "，。；：？！、（）“”《》"
_LATIN = rf"[A-Za-z0-9{MATH}{CODE}{NUMBER}]"

_HALF = (
    rf"{HAN}[,;:!?()]|{HAN}\.(?![\w.])|[,;:!?()]{HAN}|[{MATH}{CODE}{NUMBER}\w)][,;:!?][ ]?{HAN}"
    rf"|{HAN}[ ]?\(|\)[ ]?{HAN}"
)
_NO_SPACE = rf"{HAN}{_LATIN}|[A-Za-z0-9%+{MATH}{CODE}{NUMBER}]{HAN}"
_SPACED_FULL = rf"[ ][{FULL}]|[，。；：？！、）》][ ](?=\S)|[（《][ ]"
_SPACED_HAN = rf"(?<={HAN})[ \n]+(?={HAN})"
_WEIGHTS = rf"[\d{NUMBER}万亿千百十] ?[kMB]? ?个?权重(?!矩阵|向量|张量)"
_PASSES = rf"[\d{NUMBER}] 遍"
_UNIT = (
    r"(?:长度|范数|模长|总和|之和|乘积)(?:都|均)?(?:为|是|等于)一(?![个种次项组层条张对步样方些般致定])"
    r"|趋[近向]于一(?![个种])"
)
_RAISES = rf"引发(?= ?(?:[{CODE}]|异常|错误))"
_KANA = r"[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff]+"


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def traditional(passage: Passage) -> Iterator[Finding]:
    """Traditional characters and others that are not among the 6,763 of GB 2312."""
    simplified = _converter().convert(passage.text)
    for position, (found, wanted) in enumerate(zip(passage.text, simplified, strict=False)):
        if found != wanted:
            message = f"{found} is Traditional, write {wanted}"
            yield passage.finding("traditional", message, found, position)
        elif re.fullmatch(HAN, found) and not found.encode("gb2312", "ignore"):
            message = f"{found} is Japanese, Traditional or rare: write the Simplified character"
            yield passage.finding("traditional", message, found, position)


RULES = (
    traditional,
    pattern_rule("punctuation", _HALF, "beside Chinese, punctuation is full-width"),
    pattern_rule("quotes", rf"{HAN}[\"']|[\"']{HAN}", "quotes beside Chinese are “ ”"),
    pattern_rule("punctuation", r"\.{3,}|。{2,}|，{2,}", "write …… or a single sign"),
    pattern_rule("spacing", _NO_SPACE, "put a space between Chinese and Latin letters or digits"),
    pattern_rule(
        "spacing", _SPACED_FULL, "no space beside full-width punctuation; after bold, **词**。"
    ),
    pattern_rule("spacing", _SPACED_HAN, "no space or line break between Chinese characters"),
    pattern_rule(
        "spacing", rf"(?<=[{FULL}])\n|\n(?=[{FULL}])", "keep a Chinese paragraph on one line"
    ),
    pattern_rule("count", _WEIGHTS, "the size of a model is counted in 参数"),
    pattern_rule("count", _PASSES, "passes over the training data are 轮"),
    pattern_rule("count", _UNIT, "in mathematics write the digit: 长度为 1"),
    pattern_rule("term", _RAISES, "a program raises an error: 抛出"),
    pattern_rule("script", _KANA, "Japanese or Korean letters in a Chinese text"),
)
