"""Style sheets without the rules that nothing uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLASSES = re.compile(r"""\bclass=["']([^"']*)""")
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
WORD = re.compile(r"[\w-]+")
LICENCE = re.compile("licen[cs]e|copyright", re.IGNORECASE)
SELECTED = re.compile(r"\.((?:[\w-]|\\.)+)")
TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|\\.|.""", re.DOTALL
)
GROUPS = ("@media", "@supports", "@layer", "@container")


@dataclass(frozen=True)
class Names:
    """The classes that pages have, and those that their scripts may give."""

    classes: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, pages: list[str], scripts: list[str]) -> "Names":
        inline = [script for page in pages for script in SCRIPT.findall(page)]
        spoken = {word for text in (*inline, *scripts) for word in WORD.findall(text)}
        worn = {name for page in pages for match in CLASSES.findall(page) for name in match.split()}
        return cls(
            frozenset(worn | spoken),
            tuple(word.rstrip("-") + "-" for word in spoken if "-" in word.strip("-") + word[-1]),
        )

    def may_meet(self, selector: str) -> bool:
        """Whether an element that the selector selects can be on a page."""
        plain = re.sub(r"\[[^]]*\]", "", selector)
        while plain != (plain := re.sub(r"\([^()]*\)", "", plain)):
            pass
        names = [name.replace("\\", "") for name in SELECTED.findall(plain)]
        return all(n in self.classes or n.startswith(self.beginnings) for n in names)


def prune(sheet: str, names: Names) -> str:
    """The sheet without selectors that select nothing and rules that have no selector left."""
    kept = []
    for prelude, body in rules(sheet):
        head = prelude.strip()
        if body is None or (head.startswith("@") and not head.startswith(GROUPS)):
            kept.append(prelude + ("" if body is None else f"{{{body}}}"))
        elif head.startswith("@"):
            if inner := prune(body, names).strip():
                kept.append(f"{prelude}{{{inner}}}")
        elif selectors := [one for one in split(prelude, ",") if names.may_meet(one)]:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each block and in it; licences and statements have no block: None."""
    prelude, body, depth = "", "", 0
    for token in TOKEN.findall(sheet):
        depth += {"{": 1, "}": -1}.get(token, 0)
        if depth == 0 and token in ";}":
            yield (prelude + ";", None) if token == ";" else (prelude, body)
            prelude, body = "", ""
        elif token.startswith("/*"):
            if LICENCE.search(token) and depth == 0:
                yield token, None
        elif depth == 0:
            prelude += token
        elif (token, depth) != ("{", 1):
            body += token


def split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand in no brackets and no quotes."""
    parts, depth = [""], 0
    for token in TOKEN.findall(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token, 0)
        if token == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts
