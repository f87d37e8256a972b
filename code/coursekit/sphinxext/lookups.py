"""What Sphinx looks up often, found at once: pages with numbers, the words of Chinese search."""

import re
from functools import cache, cached_property
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.search import languages
from sphinx.search.zh import SearchChinese

HAN = re.compile(r"[\u3400-\u9fff]+")


class ReadOnce:
    """Sphinx's environment, whose pages are unpickled once; they are for reading only."""

    def __init__(self, env: BuildEnvironment):
        self._env = env
        self.get_doctree = cache(env.get_doctree)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)


class QuickReferences(StandardDomain):
    """Sphinx's own domain, which unpickles a whole page for every number it looks up there."""

    @cached_property
    def _pages(self) -> Any:
        return ReadOnce(self.env)

    def _resolve_numref_xref(self, env: BuildEnvironment, *target: Any) -> nodes.Element | None:
        return super()._resolve_numref_xref(self._pages, *target)


class Terms(set[str]):
    """Latin words, which Sphinx keeps in a list that grows with each passage."""

    extend = set.update


class ChineseWords(SearchChinese):
    """The words that jieba finds, and all pairs of neighbours; a query is cut into such pairs.

    So any two neighbouring characters find their page, however words are cut.
    """

    def init(self, options: dict[str, str]) -> None:
        super().init(options)
        self.latin_terms: Any = Terms()

    def split(self, text: str) -> list[str]:
        runs = HAN.findall(text)
        pairs = [run[start : start + 2] for run in runs for start in range(len(run) - 1)]
        return super().split(text) + pairs


def setup(app: Sphinx) -> None:
    """Put them in the place of Sphinx's own."""
    app.add_domain(QuickReferences, override=True)
    languages["zh"] = ChineseWords
