"""Published figures, tables and texts in the language of the page."""

from typing import Any

from docutils import nodes
from myst_nb.ext.glue.directives import PasteAnyDirective, PasteFigureDirective
from myst_nb.ext.glue.roles import PasteRoleAny, PasteTextRole
from sphinx.application import Sphinx

from multimodal.language import thousands
from multimodal.notebook import LOCALIZED


def localise(document: nodes.document) -> None:
    """Replace what the notebook of this page published by the part in the page's language."""
    if "nb_renderer" not in document:
        return
    language = document.settings.env.config.course_language
    for output in document["nb_renderer"].renderer.nb_client.glue_data.values():
        if LOCALIZED in output["data"]:
            output["data"] = output["data"][LOCALIZED][language]


class Localized:
    """A directive or role in the language of the page."""

    document: nodes.document

    def run(self) -> Any:
        localise(self.document)
        return super().run()  # type: ignore[misc]


class LocalizedAny(Localized, PasteAnyDirective):
    """``{glue}``."""


class LocalizedRole(Localized, PasteRoleAny):
    """The role ``{glue}``."""


class LocalizedFigure(Localized, PasteFigureDirective):
    """``{glue:figure}``; a table gets a title and a table's number."""

    def run(self) -> list[nodes.Node]:
        result = super().run()
        if result and isinstance(result[0], nodes.figure):
            if html := _table_html(result[0]):
                table = as_table(result[0], html)
                self.document.ids.update(dict.fromkeys(table["ids"], table))
                return [table, *result[1:]]
            if not self.options.get("alt"):
                message = f"the figure {self.arguments[0]!r} has no alternative text: add :alt:"
                self.document.reporter.warning(message, line=self.lineno)
        return result


class LocalizedText(Localized, PasteTextRole):
    """The role ``{glue:text}``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        made, messages = super().run()
        language = self.document.settings.env.config.course_language
        for text in [found for node in made for found in list(node.findall(nodes.Text))]:
            parent = text.parent
            parent["support_smartquotes"] = False  # two hyphens of a command stay two
            parent.replace(text, nodes.Text(thousands(text.astext(), language)))
        return made, messages


def _table_html(figure: nodes.figure) -> str:
    """The rows of the table that a figure holds; empty if it holds something else."""
    for raw in figure.findall(nodes.raw):
        text = raw.astext()
        if text.lstrip().startswith("<table"):
            return text[text.index(">") + 1 : text.rindex("</table>")]
    return ""


def as_table(figure: nodes.figure, html: str) -> nodes.table:
    """A numbered table with the caption, name and rows of a figure that holds one."""
    table = nodes.table("", classes=["course-table", *figure["classes"]])
    table["ids"], table["names"] = figure["ids"], figure["names"]
    table.source, table.line = figure.source, figure.line
    for caption in figure.findall(nodes.caption):
        table += nodes.title(caption.rawsource, "", *caption.children)
    table += nodes.raw("", html, format="html")
    return table


def setup(app: Sphinx) -> None:
    """Put our directives and roles in the place of those of myst-nb."""
    app.setup_extension("myst_nb")
    app.add_directive("glue", LocalizedAny, override=True)
    app.add_role("glue", LocalizedRole(), override=True)
    for name, directive in {"any": LocalizedAny, "figure": LocalizedFigure}.items():
        app.add_directive_to_domain("glue", name, directive, override=True)
    app.add_role_to_domain("glue", "any", LocalizedRole(), override=True)
    app.add_role_to_domain("glue", "text", LocalizedText(), override=True)
