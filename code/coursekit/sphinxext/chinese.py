"""Chinese search: any two neighbouring characters find their page, however words are cut."""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.zh import SearchChinese

HAN = re.compile(r"[\u3400-\u9fff]+")


class Terms(set[str]):
    """Latin words, found at once where Sphinx keeps them in a list that grows with each passage."""

    extend = set.update


class ChineseWords(SearchChinese):
    """The words that jieba finds, and all pairs of neighbours; a query is cut into such pairs."""

    def init(self, options: dict[str, str]) -> None:
        super().init(options)
        self.latin_terms: Any = Terms()

    def split(self, text: str) -> list[str]:
        return super().split(text) + pairs(text)


def pairs(text: str) -> list[str]:
    """Every two neighbouring Chinese characters."""
    runs = HAN.findall(text)
    return [run[start : start + 2] for run in runs for start in range(len(run) - 1)]


def setup(_app: Sphinx) -> None:
    """Put it in the place of Sphinx's own."""
    languages["zh"] = ChineseWords
