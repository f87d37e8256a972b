"""Displayed equations with the numbers that Sphinx gave them."""

import re

from coursekit.notebooks.draft import Draft
from coursekit.notebooks.references import equation_number

_INNER = {"align": "aligned", "gather": "gathered", "equation": ""}


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
    for outer, inner in _INNER.items():
        new = rf"\\\1{{{inner}}}" if inner else ""
        body = re.sub(rf"\\(begin|end)\{{{outer}\*?\}}", new, body)
    return f"$$\n{body.strip()}\n\\tag{{{equation_number(page, label)}}}\n$$"
