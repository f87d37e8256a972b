"""Cross-references, numbers and citations, resolved by Sphinx itself."""

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from coursekit.course import CourseError
from coursekit.notebooks.draft import Draft

_INNER = {"align": "aligned", "gather": "gathered", "equation": ""}


def numbered_name(page: Draft, name: str, *kinds: str) -> str:
    """What the page calls a numbered thing (“Fig. 2”); empty if it bears no number.

    Args:
        name: its label.
        kinds: where to look for it, Sphinx's names: ``figure``, ``table``, ``exercise``.
    """
    numbers = page.app.env.toc_fignumbers.get(page.slug, {})
    for kind in kinds:
        series = numbers.get(kind, {})
        if number := series.get(name) or series.get(nodes.make_id(name)):
            return page.app.config.numfig_format[kind] % ".".join(map(str, number))
    return ""


def equation(page: Draft, body: str, label: str = "") -> str:
    """A displayed equation between ``$$``, with its number as a tag if it has a label.

    Several lines are wrapped as Sphinx wraps them; a tag cannot stand beside ``align``, which
    becomes ``aligned``.
    """
    body = body.strip()
    if r"\\" in body and r"\begin" not in body:
        body = f"\\begin{{split}}\n{body}\n\\end{{split}}"
    if not label:
        return f"$$\n{body}\n$$"
    found = _resolve(page, "math", "eq", label, "")
    if found is None:
        raise CourseError(f"{page.slug}: the equation {label!r} has no number")
    for outer, inner in _INNER.items():
        new = rf"\\\1{{{inner}}}" if inner else ""
        body = re.sub(rf"\\(begin|end)\{{{outer}\*?\}}", new, body)
    return f"$$\n{body.strip()}\n\\tag{{{found.astext().strip('()')}}}\n$$"


def reference(page: Draft, kind: str, target: str, title: str) -> str | None:
    """A cross-reference of Sphinx's standard roles as a link, or its text without an address.

    Args:
        kind: ``ref``, ``numref``, ``eq``, ``doc``, ``term``.
        title: the author's own words; empty to take Sphinx's.

    Returns:
        None if there is no such target.
    """
    own_words = ""
    if kind == "ref" and target in getattr(page.app.env, "sphinx_exercise_registry", {}):
        kind, own_words, title = "numref", title, ""
    key = target.lower() if kind in ("ref", "numref") else target
    found = _resolve(page, "math" if kind == "eq" else "std", kind, key, title)
    if found is None:
        return None
    words = own_words or found.astext()
    link = next(iter(found.findall(nodes.reference)), None)
    address = page.addresses.relative(page.slug, _destination(link)) if link else ""
    return f"[{words}]({address})" if address else words


def citation(page: Draft, kind: str, targets: str) -> str | None:
    """A citation in the words of the page, each work linked to the list at the end."""
    found = _resolve(page, "cite", kind, targets, "")
    if found is None or not list(found.findall(nodes.reference)):
        return None
    asked = {target.key for target in parse_citation_targets(targets)}
    names = {c.citation_id: c.key for c in _citations(page) if c.key in asked}
    return "".join(_cited(child, names) for child in found.children)


def reference_list(page: Draft) -> str:
    """The works that the page cites, each with its anchor."""
    refs = page.app.env.get_domain("cite").data["citation_refs"]
    cited = {target.key for ref in refs if ref.docname == page.slug for target in ref.targets}
    entries = {c.key: c.formatted_entry for c in _citations(page) if c.key in cited}
    return "\n".join(
        f'- <a id="work-{key}"></a>{_markdown(entry)}' for key, entry in entries.items()
    )


def _citations(page: Draft) -> list[Any]:
    return page.app.env.get_domain("cite").data["citations"]


def _markdown(entry: Any) -> str:
    text = entry.text.render_as("markdown").replace("\n", " ")
    return re.sub(r"\\([.,:;()\-/&#!])", r"\1", text)


def _cited(node: nodes.Node, names: dict[str, str]) -> str:
    if isinstance(node, nodes.reference):
        key = names[_destination(node).rpartition("#")[2]]
        return f"[{node.astext()}](#work-{key})"
    if isinstance(node, nodes.Element):
        return "".join(_cited(child, names) for child in node.children) or node.astext()
    return node.astext()


def _destination(node: nodes.Element) -> str:
    return node.get("refuri") or f"#{node['refid']}"


def _resolve(page: Draft, domain: str, kind: str, target: str, title: str) -> nodes.Element | None:
    env = page.app.env
    words = nodes.inline("", title or target)
    asked = addnodes.pending_xref(
        "", words, refdomain=domain, reftype=kind, reftarget=target, refdoc=page.slug,
        refexplicit=bool(title), refwarn=False,
    )  # fmt: skip
    found = env.get_domain(domain).resolve_xref(
        env, page.slug, page.app.builder, kind, target, asked, words
    )
    return None if found is words else found
