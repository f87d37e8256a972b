"""Roles, links and footnote marks inside running text, rewritten as plain Markdown."""

import posixpath
import re

from myst_nb.core.variables import format_plain_text

from coursekit.notebooks.draft import Draft
from coursekit.notebooks.pictures import picture
from coursekit.notebooks.references import citation, reference
from multimodal.language import thousands

_WITHIN = r"(?:(?!\n[ \t>]*\n).)+?"
_ATTRIBUTES = r"\{(?:[.\#][\w-]+|\w+=[^\s{}]+)(?:[ ][^{}\n]*)?\}"
_SPAN = re.compile(
    rf"""
    (?P<escape>\\.)
    | \{{(?P<role>[A-Za-z][\w:+.-]*)\}}(?P<fence>`+)(?P<content>{_WITHIN})(?<!`)(?P=fence)(?!`)
    | (?P<ticks>`+)(?P<code>{_WITHIN})(?<!`)(?P=ticks)(?!`)
    | (?P<display>\$\${_WITHIN}\$\$)
    | (?P<math>\$(?!\s)(?:[^$\\\n]|\\.|\n(?!\s*\n))+\$)
    | \[\^(?P<note>[\w-]+)\]
    | (?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target><[^>\n]*>|[^()\s]*)
      (?:\s+"(?P<title>[^"]*)")?\)
    | \[(?P<marked>[^\[\]]+)\]{_ATTRIBUTES}
    | (?P<attributes>(?<=[\])`]){_ATTRIBUTES})
    """,
    re.VERBOSE | re.DOTALL,
)
_TITLED = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]+)>$", re.DOTALL)
_STANDARD = ("ref", "numref", "eq", "doc", "term")
_WRAPPED = {
    **{name: f"<{name}>{{}}</{name}>" for name in ("sub", "sup", "kbd")},
    **dict.fromkeys(("strong", "guilabel", "menuselection"), "**{}**"),
    **dict.fromkeys(("emphasis", "dfn"), "*{}*"),
    **dict.fromkeys(("code", "file", "literal"), "`{}`"),
    **dict.fromkeys(("abbr", "download"), "{}"),
    "math": "${}$",
}
_PYTHON = ("func", "class", "mod", "meth", "attr", "data", "exc", "obj")


def plain_text(text: str, page: Draft) -> str:
    """Running text without roles; code, mathematics and escapes stay as they are."""
    return _SPAN.sub(lambda match: _span(match, page), text)


def _span(match: re.Match[str], page: Draft) -> str:
    if match["role"]:
        return _role(match["role"], re.sub(r"\s*\n[ \t>]*", " ", match["content"]), page)
    if match["note"]:
        number = page.note_number(match["note"])
        return f"<sup>[{number}](#note-{number})</sup>"
    if match["target"] is not None:
        return _link(match, page)
    if match["marked"]:
        return plain_text(match["marked"], page)
    return "" if match["attributes"] else match[0]


def _role(name: str, content: str, page: Draft) -> str:
    titled = _TITLED.match(content)
    title, target = (titled["title"], titled["target"]) if titled else ("", content)
    found: str | None
    if name in _STANDARD:
        found = reference(page, name, target, title)
    elif name == "cite" or name.startswith("cite:"):
        found = citation(page, name.partition(":")[2] or "p", content)
    elif name.removeprefix("py:") in _PYTHON:
        found = f"`{title or target.lstrip('~.')}`"
    else:
        found = _written(name, content, page)
    if found is None:
        page.unknown.append(f"{{{name}}}`{content}`")
        return title or content
    return found


def _written(name: str, content: str, page: Draft) -> str | None:
    """Roles whose text says it all."""
    if name in ("glue", "glue:any"):
        return glued_text(page, content)
    if name == "glue:text":
        key, _, shape = content.rpartition(":")
        return glued_text(page, key, shape) if key else glued_text(page, content, "s")
    if name in _WRAPPED:
        return _WRAPPED[name].format(content)
    if name.startswith("bdg"):
        return f"**{content}**"
    return "" if name.startswith(("octicon", "material-", "fa")) else None


def glued_text(page: Draft, name: str, shape: str = "") -> str:
    """A number or text that a cell published, formatted as the page formats it."""
    text = format_plain_text(page.glued_bundle(name)["text/plain"], shape)
    return thousands(text, page.language)


def _link(match: re.Match[str], page: Draft) -> str:
    target = match["target"].strip("<>")
    if match["image"]:
        return picture(page, target, match["text"])
    text = plain_text(match["text"], page)
    if re.match(r"[a-z][a-z0-9+.-]*:", target) and not target.startswith("project:"):
        return f"[{text}]({match['target']})"
    found = _internal(target.removeprefix("project:"), text, page)
    if found is None:
        page.unknown.append(match[0])
        return text
    return found


def _internal(target: str, text: str, page: Draft) -> str | None:
    path, _, anchor = target.partition("#")
    if not path:
        return reference(page, "ref", anchor, text) or reference(page, "numref", anchor, text)
    slug = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path))
    slug = re.sub(r"\.(md|ipynb|html)$", "", slug)
    if slug not in page.app.env.found_docs:
        return None
    address = page.addresses.page(slug, anchor)
    text = text or page.app.env.titles[slug].astext()
    return f"[{text}]({address})" if address else text
