"""Each directive of the course as plain Markdown that reads well."""

from collections.abc import Callable
from dataclasses import dataclass

from sphinx.locale import admonitionlabels

from coursekit.notebooks.directive import Directive
from coursekit.notebooks.images import picture
from coursekit.notebooks.inline import glued_text, plain_text
from coursekit.notebooks.mathematics import equation
from coursekit.notebooks.page import Page
from coursekit.notebooks.references import numbered_name, works
from coursekit.notebooks.tables import list_table
from coursekit.notebooks.words import say

SILENT = ("toctree", "tableofcontents", "contents", "index", "raw", "only", "meta")
ASIDES = ("margin", "sidebar", "epigraph", "topic", "pull-quote", "highlights")
CONTAINERS = ("tab-set", "grid", "grid-item", "container", "div", "card-carousel", "rst-class")
TITLED = ("tab-item", "card", "grid-item-card", "rubric")
FOLDED = ("dropdown", "toggle")


@dataclass(frozen=True)
class Scene:
    """A directive with what is needed to render it: its page, and how its body is converted."""

    directive: Directive
    page: Page
    convert: Callable[[str], str]

    def inline(self, text: str) -> str:
        """Running text of the directive."""
        return plain_text(text, self.page)

    def body(self) -> str:
        """The body, converted."""
        return self.convert(self.directive.body)


def render_directive(scene: Scene) -> str:
    """The directive as Markdown; an unknown one is noted on the page and leaves its body."""
    name = scene.directive.name
    if name in SILENT:
        return ""
    for names, render in _RENDERERS:
        if name in names:
            return render(scene)
    scene.page.unknown.append(f"{{{name}}}")
    return scene.body()


def _admonition(scene: Scene) -> str:
    directive = scene.directive
    if directive.name == "admonition":
        return quoted(scene.inline(directive.argument), scene.body())
    text = scene.convert(f"{directive.argument}\n{directive.body}")
    return quoted(str(admonitionlabels[directive.name]), text)


def quoted(title: str, text: str) -> str:
    """A titled quotation."""
    whole = f"**{title}**\n\n{text}" if title else text
    return "\n".join(f"> {line}".rstrip() for line in whole.strip().split("\n"))


def _aside(scene: Scene) -> str:
    title = scene.inline(scene.directive.argument)
    return quoted(title or say("margin", scene.page.language), scene.body())


def _folded(scene: Scene) -> str:
    title = scene.inline(scene.directive.argument) or say("details", scene.page.language)
    return f"<details>\n<summary>{title}</summary>\n\n{scene.body()}\n\n</details>"


def _titled(scene: Scene) -> str:
    title = scene.inline(scene.directive.argument)
    return "\n\n".join(part for part in (f"**{title}**" if title else "", scene.body()) if part)


def _image(scene: Scene) -> str:
    directive = scene.directive
    return picture(
        scene.page, directive.argument, directive.option("alt"), directive.option("width")
    )


def _caption(scene: Scene, text: str, *kinds: str) -> str:
    name = numbered_name(scene.page, scene.directive.label, *kinds)
    return say("numbered", scene.page.language, name=f"**{name}**", text=text) if name else text


def _figure(scene: Scene) -> str:
    return f"{_image(scene)}\n\n{_caption(scene, scene.body(), 'figure')}"


def _glued_figure(scene: Scene) -> str:
    """The output stays under its cell; here follow its number and caption, a table's likewise."""
    name = scene.directive.argument
    scene.page.glued_bundle(name)
    scene.page.alternatives[name] = scene.directive.option("alt")
    return _caption(scene, scene.body(), "figure", "table")


def _glued_value(scene: Scene) -> str:
    bundle = scene.page.glued_bundle(scene.directive.argument)
    only_text = set(bundle) == {"text/plain"}
    return glued_text(scene.page, scene.directive.argument, "") if only_text else ""


def _table(scene: Scene) -> str:
    caption = _caption(scene, scene.inline(scene.directive.argument), "table")
    is_list = scene.directive.name == "list-table"
    rows = list_table(scene.directive, scene.inline) if is_list else scene.body()
    return f"{caption}\n\n{rows}"


def _equation(scene: Scene) -> str:
    directive = scene.directive
    return equation(scene.page, f"{directive.argument}\n{directive.body}", directive.label)


def _listing(scene: Scene) -> str:
    directive = scene.directive
    caption = scene.inline(directive.option("caption"))
    fence = "````" if "```" in directive.body else "```"
    code = f"{fence}{directive.argument}\n{directive.body.lstrip(chr(10))}\n{fence}"
    return f"**{caption}**\n\n{code}" if caption else code


def _references(scene: Scene) -> str:
    scene.page.lists_references = True
    return reference_list(scene.page)


def reference_list(page: Page) -> str:
    """The works that the page cites."""
    return "\n".join(f"- {work}" for work in works(page))


_RENDERERS: tuple[tuple[tuple[str, ...], Callable[[Scene], str]], ...] = (
    (("admonition", *admonitionlabels), _admonition),
    (ASIDES, _aside),
    (CONTAINERS, Scene.body),
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
