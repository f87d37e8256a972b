"""Each directive of the course as plain Markdown that reads well."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sphinx.locale import admonitionlabels

from coursekit.myst.directive import Directive
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.pictures import picture
from coursekit.notebooks.references import equation, numbered_name, reference_list
from coursekit.notebooks.running_text import glued_text, plain_text
from coursekit.wording import say

SILENT = ("toctree", "tableofcontents", "contents", "index", "raw", "only", "meta")
ASIDES = ("margin", "sidebar", "epigraph", "topic", "pull-quote", "highlights")
CONTAINERS = ("tab-set", "grid", "grid-item", "container", "div", "card-carousel", "rst-class")
TITLED = ("tab-item", "card", "grid-item-card", "rubric")
FOLDED = ("dropdown", "toggle")
_ROW = re.compile(r"^\*[ \t]+", re.MULTILINE)
_CELL = re.compile(r"^[ \t]*-(?:[ \t]+|$)", re.MULTILINE)


@dataclass(frozen=True)
class Insert:
    """A directive with what is needed to render it: its page, and how its body is converted."""

    directive: Directive
    page: Draft
    convert: Callable[[str], str]

    def inline(self, text: str) -> str:
        """Running text of the directive."""
        return plain_text(text, self.page)

    def body(self) -> str:
        """The body, converted."""
        return self.convert(self.directive.body)


def render_directive(insert: Insert) -> str:
    """The directive as Markdown; an unknown one is noted on the page and leaves its body."""
    name = insert.directive.name
    if name not in _RENDERERS:
        insert.page.unknown.append(f"{{{name}}}")
    return _RENDERERS.get(name, Insert.body)(insert)


def _admonition(insert: Insert) -> str:
    directive = insert.directive
    if directive.name == "admonition":
        return _quoted(insert.inline(directive.argument), insert.body())
    text = insert.convert(f"{directive.argument}\n{directive.body}")
    return _quoted(str(admonitionlabels[directive.name]), text)


def _quoted(title: str, text: str) -> str:
    lines = _under(title, text).strip().split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _under(title: str, text: str) -> str:
    return "\n\n".join(part for part in (f"**{title}**" if title else "", text) if part)


def _aside(insert: Insert) -> str:
    title = insert.inline(insert.directive.argument)
    return _quoted(title or say("margin", insert.page.language), insert.body())


def _folded(insert: Insert) -> str:
    title = insert.inline(insert.directive.argument) or say("details", insert.page.language)
    return f"<details>\n<summary>{title}</summary>\n\n{insert.body()}\n\n</details>"


def _titled(insert: Insert) -> str:
    return _under(insert.inline(insert.directive.argument), insert.body())


def _image(insert: Insert) -> str:
    options = (insert.directive.option(name) for name in ("alt", "width"))
    return picture(insert.page, insert.directive.argument, *options)


def _caption(insert: Insert, text: str, *kinds: str) -> str:
    name = numbered_name(insert.page, insert.directive.label.lower(), *kinds)
    return say("numbered", insert.page.language, name=f"**{name}**", text=text) if name else text


def _figure(insert: Insert) -> str:
    return f"{_image(insert)}\n\n{_caption(insert, insert.body(), 'figure')}"


def _glued_figure(insert: Insert) -> str:
    """The output stays under its cell; here follow its number and caption, a table's likewise."""
    name = insert.directive.argument
    insert.page.glued_bundle(name)
    insert.page.alternatives[name] = insert.directive.option("alt")
    return _caption(insert, insert.body(), "figure", "table")


def _glued_value(insert: Insert) -> str:
    name = insert.directive.argument
    only_text = set(insert.page.glued_bundle(name)) == {"text/plain"}
    return glued_text(insert.page, name) if only_text else ""


def _table(insert: Insert) -> str:
    caption = _caption(insert, insert.inline(insert.directive.argument), "table")
    rows = _list_table(insert) if insert.directive.name == "list-table" else insert.body()
    return f"{caption}\n\n{rows}"


def _list_table(insert: Insert) -> str:
    """A pipe table; without header rows the header stays empty."""
    rows = [
        [" ".join(insert.inline(cell).split()) for cell in _CELL.split(row)[1:]]
        for row in _ROW.split(insert.directive.body)[1:]
    ]
    if not rows:
        return ""
    if not int(insert.directive.option("header-rows") or 0):
        rows.insert(0, [""] * len(rows[0]))
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _equation(insert: Insert) -> str:
    directive = insert.directive
    return equation(insert.page, f"{directive.argument}\n{directive.body}", directive.label.lower())


def _listing(insert: Insert) -> str:
    directive = insert.directive
    caption = insert.inline(directive.option("caption"))
    fence = "````" if "```" in directive.body else "```"
    return _under(caption, f"{fence}{directive.argument}\n{directive.body}\n{fence}")


def _references(insert: Insert) -> str:
    insert.page.lists_references = True
    return reference_list(insert.page)


_RENDERERS: dict[str, Callable[[Insert], str]] = {
    **dict.fromkeys(SILENT, lambda _: ""),
    **dict.fromkeys(("admonition", *admonitionlabels), _admonition),
    **dict.fromkeys(ASIDES, _aside),
    **dict.fromkeys(CONTAINERS, Insert.body),
    **dict.fromkeys(TITLED, _titled),
    **dict.fromkeys(FOLDED, _folded),
    **dict.fromkeys(("glue", "glue:any", "glue:image"), _glued_value),
    **dict.fromkeys(("table", "list-table"), _table),
    **dict.fromkeys(("code-block", "code", "sourcecode"), _listing),
    "image": _image,
    "figure": _figure,
    "glue:figure": _glued_figure,
    "math": _equation,
    "bibliography": _references,
}
