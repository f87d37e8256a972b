"""The words of a paragraph, and the marks between them."""

from collections.abc import Callable

from markdown_it.token import Token

from coursekit.gates.block import CITATION, CODE, MATH, NUMBER, ROLE, Mark

Pair = tuple[str, Mark | None]


def read_inline(token: Token) -> tuple[str, tuple[Mark, ...]]:
    """The prose of an inline token, placeholders for what is none, and its marks in order."""
    pieces: list[str] = []
    marks: list[Mark] = []
    emphasis: list[int] = []
    for child in token.children or []:
        text, mark = _READERS.get(child.type, _nothing)(child)
        pieces.append(text)
        marks += [mark] if mark else []
        if child.type == "em_open":
            emphasis.append(len(pieces))
        elif child.type == "em_close":
            marks.append(Mark("emphasis", "", "".join(pieces[emphasis.pop() :])))
    return "".join(pieces), tuple(marks)


def _nothing(token: Token) -> Pair:
    return "", None


def _text(token: Token) -> Pair:
    return token.content, None


def _break(token: Token) -> Pair:
    return "\n", None


def _math(token: Token) -> Pair:
    return MATH, Mark("math", "", token.content.strip())


def _code(token: Token) -> Pair:
    return CODE, Mark("code", "", token.content)


def _role(token: Token) -> Pair:
    name = str(token.meta["name"])
    if name == "math":
        return _math(token)
    if name == "glue:text":
        placeholder = NUMBER
    else:
        placeholder = CITATION if name.partition(":")[0] == "cite" else ROLE
    return placeholder, Mark("role", name, token.content)


def _link(token: Token) -> Pair:
    return "", Mark("link", str(token.attrs.get("href", "")))


def _image(token: Token) -> Pair:
    return "", Mark("image", str(token.attrs.get("src", "")), token.content)


def _footnote(token: Token) -> Pair:
    return "", Mark("footnote", str(token.meta.get("label", "")))


def _span(token: Token) -> Pair:
    anchor = token.attrs.get("id")
    return "", Mark("anchor", str(anchor)) if anchor else None


_READERS: dict[str, Callable[[Token], Pair]] = {
    "text": _text,
    "text_special": _text,
    "softbreak": _break,
    "hardbreak": _break,
    "math_inline": _math,
    "math_inline_double": _math,
    "math_single": _math,
    "amsmath": _math,
    "code_inline": _code,
    "myst_role": _role,
    "link_open": _link,
    "image": _image,
    "footnote_ref": _footnote,
    "span_open": _span,
}
