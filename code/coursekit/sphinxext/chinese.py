"""Chinese search: any two neighbouring characters find their page, however words are cut."""

import re

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.zh import SearchChinese

HAN = re.compile(r"[\u3400-\u9fff]+")


class ChineseWords(SearchChinese):
    """The words that jieba finds, and all pairs of neighbours; a query is cut into such pairs."""

    def split(self, text: str) -> list[str]:
        return super().split(text) + pairs(text)


def pairs(text: str) -> list[str]:
    """Every two neighbouring Chinese characters."""
    runs = HAN.findall(text)
    return [run[start : start + 2] for run in runs for start in range(len(run) - 1)]


def setup(_app: Sphinx) -> None:
    """Put it in the place of Sphinx's own."""
    languages["zh"] = ChineseWords
