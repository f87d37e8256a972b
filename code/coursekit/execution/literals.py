"""The assets and catalogues that code names by literals: what it reads besides other code."""

import ast
from collections.abc import Iterable, Iterator
from itertools import accumulate, takewhile
from operator import truediv
from pathlib import Path

STUDY_READER = "read_study"


def named_data(tree: ast.AST, package: Path) -> Iterator[Path]:
    """What literals in ``tree`` name among the files of ``package``, as finely as they do.

    ``asset("fashion", split)`` names a folder, ``asset("fashion", "train.npz")`` a file, and
    ``read_study("vit")`` a folder of its own among the studies. Inside the function that reads
    studies nothing is named: whoever calls it names the study.
    """
    for call in _calls(tree):
        for names in _places(call):
            paths = accumulate(names, truediv, initial=package)
            *_, deepest = takewhile(Path.exists, paths)
            if deepest.parent not in (package, package.parent):
                yield deepest


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield node
        if not (isinstance(node, ast.FunctionDef) and node.name == STUDY_READER):
            yield from _calls(node)


def _places(call: ast.Call) -> Iterator[tuple[str, ...]]:
    """Where in a package the literals of a call point, by names of folders and files."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    literals = [*_literals(call.args)]
    if name == "asset":
        yield ("assets", *literals)
    if name == STUDY_READER and len(call.args) + len(call.keywords) == 1:
        yield ("assets", "studies", *literals)
    topics = [k.value for k in call.keywords if k.arg == "topic"]
    if name == "Words":
        topics += call.args[1:2]
    for topic in topics:
        yield from (("words", f"{text}.yml") for text in _literals([topic]))


def _literals(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """The strings that the nodes are, up to the first that is none."""
    for node in nodes:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            return
        yield node.value
