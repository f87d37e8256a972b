"""Formulas are set by KaTeX, which only pages with formulas load."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math

FORMULA = 'class="math notranslate'


def load(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Let a page that shows formulas load what sets them."""
    if FORMULA in context.get("body", ""):
        app.add_css_file("katex/katex.min.css")
        for script in ("katex/katex.min.js", "mathematics.js"):
            app.add_js_file(script, loading_method="defer")


def setup(app: Sphinx) -> None:
    renderers = ((html_visit_math, None), (html_visit_displaymath, None))
    app.add_html_math_renderer("katex", *renderers)
    app.connect("html-page-context", load)
