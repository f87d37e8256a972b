"""Each directive of the course as plain Markdown that reads well."""

from collections.abc import Callable
from dataclasses import dataclass

from sphinx.locale import admonitionlabels

from coursekit.myst.directive import Directive
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.mathematics import equation
from coursekit.notebooks.pictures import picture
from coursekit.notebooks.references import numbered_name, works
from coursekit.notebooks.running_text import glued_text, plain_text
from coursekit.notebooks.tables import list_table
from coursekit.wording import say

SILENT = ("toctree", "tableofcontents", "contents", "index", "raw", "only", "meta")
ASIDES = ("margin", "sidebar", "epigraph", "topic", "pull-quote", "highlights")
CONTAINERS = ("tab-set", "grid", "grid-item", "container", "div", "card-carousel", "rst-class")
TITLED = ("tab-item", "card", "grid-item-card", "rubric")
FOLDED = ("dropdown", "toggle")


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
    if name in SILENT:
        return ""
    for names, render in _RENDERERS:
        if name in names:
            return render(insert)
    insert.page.unknown.append(f"{{{name}}}")
    return insert.body()


def _admonition(insert: Insert) -> str:
    directive = insert.directive
    if directive.name == "admonition":
        return quoted(insert.inline(directive.argument), insert.body())
    text = insert.convert(f"{directive.argument}\n{directive.body}")
    return quoted(str(admonitionlabels[directive.name]), text)


def quoted(title: str, text: str) -> str:
    """A titled quotation."""
    whole = f"**{title}**\n\n{text}" if title else text
    return "\n".join(f"> {line}".rstrip() for line in whole.strip().split("\n"))


def _aside(insert: Insert) -> str:
    title = insert.inline(insert.directive.argument)
    return quoted(title or say("margin", insert.page.language), insert.body())


def _folded(insert: Insert) -> str:
    title = insert.inline(insert.directive.argument) or say("details", insert.page.language)
    return f"<details>\n<summary>{title}</summary>\n\n{insert.body()}\n\n</details>"


def _titled(insert: Insert) -> str:
    title = insert.inline(insert.directive.argument)
    return "\n\n".join(part for part in (f"**{title}**" if title else "", insert.body()) if part)


def _image(insert: Insert) -> str:
    directive = insert.directive
    return picture(
        insert.page, directive.argument, directive.option("alt"), directive.option("width")
    )


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
    bundle = insert.page.glued_bundle(insert.directive.argument)
    only_text = set(bundle) == {"text/plain"}
    return glued_text(insert.page, insert.directive.argument, "") if only_text else ""


def _table(insert: Insert) -> str:
    caption = _caption(insert, insert.inline(insert.directive.argument), "table")
    is_list = insert.directive.name == "list-table"
    rows = list_table(insert.directive, insert.inline) if is_list else insert.body()
    return f"{caption}\n\n{rows}"


def _equation(insert: Insert) -> str:
    directive = insert.directive
    return equation(insert.page, f"{directive.argument}\n{directive.body}", directive.label.lower())


def _listing(insert: Insert) -> str:
    directive = insert.directive
    caption = insert.inline(directive.option("caption"))
    fence = "````" if "```" in directive.body else "```"
    code = f"{fence}{directive.argument}\n{directive.body}\n{fence}"
    return f"**{caption}**\n\n{code}" if caption else code


def _references(insert: Insert) -> str:
    insert.page.lists_references = True
    return reference_list(insert.page)


def reference_list(page: Draft) -> str:
    """The works that the page cites."""
    return "\n".join(f"- {work}" for work in works(page))


_RENDERERS: tuple[tuple[tuple[str, ...], Callable[[Insert], str]], ...] = (
    (("admonition", *admonitionlabels), _admonition),
    (ASIDES, _aside),
    (CONTAINERS, Insert.body),
    (TITLED, _titled),
    (FOLDED, _folded),
    (("image",), _image),
    (("figure",), _figure),
    (("glue:figure",), _glued_figure),
    (("glue", "glue:any", "glue:image"), _glued_value),
    (("table", "list-table"), _table),
    (("math",), _equation),
    (("code-block", "code", "sourcecode"), _listing),
    (("bibliography",), _references),
)
