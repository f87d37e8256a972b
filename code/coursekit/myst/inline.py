"""The words of a paragraph, and the marks between them."""

from collections.abc import Callable

from markdown_it.token import Token

from coursekit.myst.page import CITATION, CODE, MATH, NUMBER, ROLE, Mark


def read_inline(token: Token) -> tuple[str, tuple[Mark, ...]]:
    """The prose of an inline token, placeholders for what is none, and its marks in order."""
    pieces: list[str] = []
    marks: list[Mark] = []
    emphasis: list[int] = []
    for child in token.children or []:
        if read := _MARKS.get(child.type):
            text, mark = read(child)
            marks += [mark] if mark.kind else []
        else:
            text = "\n" if child.type in BREAKS else child.content if child.type in TEXTS else ""
        pieces.append(text)
        if child.type == "em_open":
            emphasis.append(len(pieces))
        elif child.type == "em_close":
            marks.append(Mark("emphasis", "", "".join(pieces[emphasis.pop() :])))
    return "".join(pieces), tuple(marks)


def _math(token: Token) -> tuple[str, Mark]:
    return MATH, Mark("math", "", token.content.strip())


def _role(token: Token) -> tuple[str, Mark]:
    name = str(token.meta["name"])
    if name == "math":
        return _math(token)
    other = CITATION if name.partition(":")[0] == "cite" else ROLE
    return NUMBER if name == "glue:text" else other, Mark("role", name, token.content)


def _span(token: Token) -> tuple[str, Mark]:
    anchor = str(token.attrs.get("id") or "")
    return "", Mark("anchor" if anchor else "", anchor)


TEXTS = ("text", "text_special")
BREAKS = ("softbreak", "hardbreak")
_FORMULAS = ("math_inline", "math_inline_double", "math_single", "amsmath")
_MARKS: dict[str, Callable[[Token], tuple[str, Mark]]] = {
    **dict.fromkeys(_FORMULAS, _math),
    "code_inline": lambda token: (CODE, Mark("code", "", token.content)),
    "myst_role": _role,
    "link_open": lambda token: ("", Mark("link", str(token.attrs.get("href", "")))),
    "image": lambda token: ("", Mark("image", str(token.attrs.get("src", "")), token.content)),
    "footnote_ref": lambda token: ("", Mark("footnote", str(token.meta.get("label", "")))),
    "span_open": _span,
}
