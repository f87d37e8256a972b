"""Names in code lead to what the reference says about them."""

import ast
import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from coursekit.course import CourseError
from coursekit.listings.course_code import packages_of
from coursekit.listings.definition import Packages
from coursekit.myst.cells import Cell, parse_cell
from coursekit.sphinxext.setting import course_of
from multimodal.syntax import imported

LANGUAGES = ("ipython3", "python")
BLOCK = re.compile(rf'<div class="highlight-(?:{"|".join(LANGUAGES)}) .*?</pre>', re.DOTALL)
NAME = re.compile(
    r'(?<!<span class="o">\.</span>)<span class="n">(?P<name>\w+)</span>'  # no attribute
    r'(?!<span class="o">=</span>)'  # no keyword
)


def api_address(config: Config, docname: str, module: str, dotted: str = "") -> str:
    """The address of what ``dotted`` names, seen from a page; empty where no reference is built.

    What begins with ``_`` has no entry of its own; it is told of where it belongs.

    Args:
        module: the module that defines it, or a room.
    """
    if module.split(".")[0] not in config.course_reference or not config.course_root:
        return ""
    room = module.rpartition(".")[0] if dotted else module
    anchor = f"#{dotted.partition('._')[0]}" if dotted else ""
    return f"{'../' * (docname.count('/') + 1)}api/{room}.html{anchor}"


def linked(directive: SphinxDirective, html: str, module: str, dotted: str = "") -> str:
    """HTML of a directive, as a link to :func:`api_address` where there is one."""
    address = api_address(directive.config, directive.env.docname, module, dotted)
    return f'<a class="reference internal" href="{address}">{html}</a>' if address else html


def link_names(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Link the names that the code of a page imports, wherever its code uses them."""
    if doctree is None or not (app.config.course_reference and app.config.course_root):
        return
    packages = packages_of(course_of(app))
    known: dict[str, tuple[str, str]] = {}
    for block in doctree.findall(nodes.literal_block):
        if block.get("language") in LANGUAGES:
            known |= imported_definitions(block.astext(), packages)
    addresses = {
        name: api_address(app.config, pagename, module, dotted)
        for name, (module, dotted) in known.items()
    }
    context["body"] = BLOCK.sub(lambda match: _with_links(match[0], addresses), context["body"])


def imported_definitions(source: str, packages: Packages) -> dict[str, tuple[str, str]]:
    """Name → module and dotted name of each class or function of the packages that code imports."""
    try:
        tree = parse_cell(Cell(0, source, 0), "")
    except CourseError:
        return {}
    return {
        name: (module, f"{module}.{inside}")
        for node in ast.walk(tree)
        for name, (module, inside) in imported(node)
        if inside and _is_defined(f"{module}.{inside}", packages)
    }


def _is_defined(dotted: str, packages: Packages) -> bool:
    try:
        return not packages.definition(dotted).name.startswith("_")
    except CourseError:
        return False


def _with_links(block: str, addresses: dict[str, str]) -> str:
    """A cell with links where each name stands first: whoever tabs through a page meets it once."""
    left = dict(addresses)

    def link(match: re.Match[str]) -> str:
        address = left.pop(match["name"], "")
        return f'<a class="course-api" href="{address}">{match[0]}</a>' if address else match[0]

    return NAME.sub(link, block)


class Rooms(SphinxDirective):
    """``{course-reference}``: the rooms of the reference, as staging has written them."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        rows = ""
        for room, _, text in (line.partition(": ") for line in self.content):
            name = linked(self, f"<code>{escape(room)}</code>", room)
            rows += f"<dt>{name}</dt><dd>{escape(text)}</dd>"
        html = f'<dl class="course-reference" lang="en">{rows}</dl>'
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> None:
    app.add_directive("course-reference", Rooms)
    app.connect("html-page-context", link_names)
