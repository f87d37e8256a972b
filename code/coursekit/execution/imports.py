"""Which modules of the course's packages some code uses, directly or through others."""

import ast
from collections.abc import Iterable

from multimodal.syntax import Modules, imported


def modules_used(trees: Iterable[ast.AST], modules: Modules, packages: Iterable[str]) -> set[str]:
    """What code with these syntax trees imports of some packages, with all that this imports."""
    ours = tuple(packages)
    waiting = [
        ".".join(origin)
        for tree in trees
        for node in ast.walk(tree)
        for _, origin in imported(node)
    ]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in used or name.partition(".")[0] not in ours:
            continue
        waiting.append(name.rpartition(".")[0])
        if scope := modules.scope(name):
            used.add(name)
            waiting += [".".join(o) for origins in scope.imports.values() for o in origins]
    return used
