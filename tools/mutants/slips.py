"""All slips that a file offers: where, what stands there, what would stand there."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tools.mutants.operators import OPERATORS

SKIPPED = (ast.Import, ast.ImportFrom, ast.JoinedStr)
IDLE_FIELDS = {"annotation", "returns", "ops", "op", "ctx"}
SETTINGS = {
    *("capture_output", "check", "description", "encoding", "exist_ok", "full", "help", "metavar"),
    *("mini", "parents", "small", "strict"),
}
"""Named arguments without effect where tests run: words of help, sizes of the other presets, …"""

LOOKS = {
    *("alpha", "arrowprops", "bbox", "boxstyle", "bottom", "c", "capsize", "clip_on", "dpi", "ec"),
    *("edgecolor", "facecolor", "fc", "figsize", "fontfamily", "fontsize", "fontweight", "ha"),
    *("frameon", "height_ratios", "hspace", "labelpad", "layout", "left", "length", "linespacing"),
    *(
        "linestyle",
        "linewidth",
        "loc",
        "ls",
        "lw",
        "marker",
        "markeredgecolor",
        "markersize",
        "ms",
        "ncols",
        "pad",
    ),
    *("handletextpad", "joinstyle", "labelsize", "mew", "mfc", "mutation_scale", "shrink", "zoom"),
    *("right", "rotation", "s", "shrinkA", "shrinkB", "size", "style", "top", "va", "visible"),
    *("weight", "which", "width", "width_ratios", "wspace", "x", "y", "zorder"),
}
"""Named arguments of drawing that change how a figure looks, not what it says."""


@dataclass(frozen=True)
class Slip:
    """A node of a file's syntax tree and what an operator would put in its place."""

    path: str
    node: ast.AST
    operator: str
    mutant: ast.AST

    def __str__(self) -> str:
        line = getattr(self.node, "lineno", 0)
        before, after = (_one_line(node) for node in (self.node, self.mutant))
        return f"{self.path}:{line}  {self.operator}: {before}  →  {after}"

    def apply(self, source: str) -> str | None:
        """The file with the slip in it; None where that changes nothing or is no Python."""
        node, mutant = (_essence(one) for one in (self.node, self.mutant))
        text = ast.unparse(ast.fix_missing_locations(mutant))
        text = f"({text})" if isinstance(node, ast.expr) else text
        lines = source.encode().splitlines(keepends=True)
        starts = [0]
        for one in lines:
            starts.append(starts[-1] + len(one))
        start = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        result = (source.encode()[:start] + text.encode() + source.encode()[end:]).decode()
        try:
            same = ast.dump(ast.parse(result)) == ast.dump(ast.parse(source))
        except SyntaxError:
            return None
        return None if same else result


def find_slips(path: str, source: str) -> Iterator[Slip]:
    """Every slip of a file, in the order of its syntax tree."""
    drawing = "/plots/" in path
    for node in _live(ast.parse(source), drawing):
        for operator in OPERATORS:
            if not (drawing and operator.__name__ == "constant"):
                for mutant in operator(node):
                    if not _drops_idle(node, mutant, drawing):
                        yield Slip(path, node, operator.__name__, mutant)


def _live(node: ast.AST, drawing: bool) -> Iterator[ast.AST]:
    """The nodes that do something: no imports, types, messages, looks of figures."""
    if isinstance(node, SKIPPED) or (isinstance(node, ast.AnnAssign) and node.value is None):
        return
    if isinstance(node, ast.If) and "__main__" in ast.unparse(node.test):
        return
    yield node
    if not isinstance(node, ast.Raise):
        for child in _children(node, drawing):
            yield from _live(child, drawing)


def _children(node: ast.AST, drawing: bool) -> Iterator[ast.AST]:
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            decorates = field == "decorator_list" and "_grad" not in ast.unparse(child)
            idle = isinstance(child, ast.keyword) and _is_idle(child, drawing)
            if isinstance(child, ast.AST) and not (field in IDLE_FIELDS or decorates or idle):
                yield child


def _is_idle(argument: ast.keyword, drawing: bool) -> bool:
    return argument.arg in SETTINGS or (drawing and argument.arg in LOOKS)


def _drops_idle(node: ast.AST, mutant: ast.AST, drawing: bool) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(mutant, ast.Call)):
        return False
    dropped = [one for one in node.keywords if one not in mutant.keywords]
    return any(_is_idle(one, drawing) for one in dropped)


def _essence(node: ast.AST) -> ast.AST:
    """What a slip changes: of a branch its condition, which alone is written anew."""
    return node.test if isinstance(node, ast.If | ast.While) else node


def _one_line(node: ast.AST) -> str:
    return " ".join(ast.unparse(_essence(node)).split())[:100]
