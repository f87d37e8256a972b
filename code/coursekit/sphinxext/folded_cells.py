"""Cells tagged ``bookkeeping``: their code is folded under a title in the page's language."""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from coursekit.wording import say


class folded_code(nodes.Element):  # noqa: N801 - docutils names nodes so
    """The code of a cell, closed until a reader opens it."""


class FoldBookkeeping(SphinxPostTransform):
    """Put the code of tagged cells, not their outputs, into folds."""

    default_priority = 190
    formats = ("html",)

    def run(self, **_: object) -> None:
        title = say("bookkeeping", self.config.course_language)
        for part in list(self.document.findall(nodes.container)):
            cell = part.parent
            if "cell_input" in part["classes"] and "tag_bookkeeping" in cell["classes"]:
                cell.replace(part, folded_code("", part, title=title))


def visit(translator: HTML5Translator, node: folded_code) -> None:
    title = escape(node["title"])
    translator.body.append(f'<details class="course-bookkeeping"><summary>{title}</summary>\n')


def depart(translator: HTML5Translator, _node: folded_code) -> None:
    translator.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    app.add_node(folded_code, html=(visit, depart))
    app.add_post_transform(FoldBookkeeping)
