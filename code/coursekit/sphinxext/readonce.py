"""Numbered references read the page that they lead to once, not each anew."""

from functools import cache, cached_property
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment


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


def setup(app: Sphinx) -> None:
    """Put it in the place of Sphinx's own."""
    app.add_domain(QuickReferences, override=True)
