"""Code compared by what it does: hashes that prose, import lines and moves leave alone.

``code_hash`` names what a module of the package runs, itself or through others, as one short hash.
The card of a study keeps it; the build hashes the modules that a page uses with the same parts.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CODE = Path(__file__).resolve().parents[1]
NOT_COUNTED = (
    "multimodal.notebook",
    "multimodal.plots",
    "multimodal.rendering",
    "multimodal.shipped",
    "multimodal.studies.card",
    "multimodal.studies.command",
    "multimodal.studies.table",
    "multimodal.syntax",
    "multimodal.terminal",
)
UNSEEN = {"ctx", "kind", "type_comment"}


def code_hash(module: str, folder: Path = CODE, not_counted: Iterable[str] = NOT_COUNTED) -> str:
    """The definitions that ``module`` uses, itself or through others, as one hash over their set.

    Names of modules, the order of definitions, docstrings and comments do not count; of an import
    line only what its names mean. Neither does what only refuses, as it changes no number of a run
    that came to its end: an ``if`` that does nothing but raise, and a call of ``require_…``.

    Args:
        module: its dotted name.
        folder: where its package lies.
        not_counted: modules and packages that change no number, such as those that draw.

    Raises:
        ValueError: there is no such module.
    """
    package = module.partition(".")[0]
    modules = Modules([folder], not_counted, refusals=False, package=package)
    return hash_set(map(modules.text, modules.reached([module])))


def parse_module(path: Path) -> ast.Module:
    """The syntax tree of a file, read as Python reads it: with a byte order mark, any encoding.

    Raises:
        ValueError: it is no Python; names the file and the line.
    """
    try:
        return ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError) as error:
        line = f", line {error.lineno}," if isinstance(error, SyntaxError) and error.lineno else ""
        problem = error.msg if isinstance(error, SyntaxError) else error
        raise ValueError(f"{path}{line} is not valid Python: {problem}") from None


def hash_set(texts: Iterable[str]) -> str:
    """One hash over a set of texts."""
    return hashlib.sha256("\n".join(sorted(set(texts))).encode()).hexdigest()[:16]


def canonical(node: object) -> str:
    """A syntax tree as text, equal in all versions of Python; empty if the code does nothing."""
    if isinstance(node, list):
        parts = [text for text in map(canonical, node) if text]
        return f"[{','.join(parts)}]" if parts else ""
    if not isinstance(node, ast.AST):
        return repr(node)
    if does_nothing(node):
        return ""
    if isinstance(node, ast.JoinedStr):  # Python 3.12 ends some of them with an empty text
        node = ast.JoinedStr([v for v in node.values if getattr(v, "value", None) != ""])
    fields = ((name, canonical(value)) for name, value in _fields(node))
    return f"{type(node).__name__}({','.join(f'{n}={text}' for n, text in fields if text)})"


def _fields(node: ast.AST) -> Iterator[tuple[str, object]]:
    for name, value in ast.iter_fields(node):
        is_absent = value is None and not isinstance(node, ast.Constant)
        if name not in UNSEEN and not is_absent:
            yield name, value


def does_nothing(node: ast.AST) -> bool:
    """Whether a statement is a docstring, an import, ``pass`` or a condition for nothing else."""
    if isinstance(node, ast.If):
        return all(map(does_nothing, node.body + node.orelse))
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, ast.Import | ast.ImportFrom | ast.Pass)


class _WithoutRefusals(ast.NodeTransformer):
    """A syntax tree without what only refuses."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        self.generic_visit(node)
        raises = all(isinstance(step, ast.Raise) for step in node.body)
        return None if raises and not node.orelse else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        called = getattr(getattr(node.value, "func", None), "id", "")
        return None if called.startswith("require_") else node


class Statement(NamedTuple):
    """A statement at the top of a module."""

    module: str
    node: ast.stmt


class Scope:
    """A module as parsed: what the names at its top mean, bound there or imported."""

    def __init__(self, module: str, path: Path, *, refusals: bool):
        self.tree = parse_module(path)
        if not refusals:
            self.tree = _WithoutRefusals().visit(self.tree)
        self.statements = [Statement(module, n) for n in self.tree.body if not does_nothing(n)]
        self.bound: dict[str, list[Statement]] = {}
        for statement in self.statements:
            for name in set(_bound(statement.node)):
                self.bound.setdefault(name, []).append(statement)
        self.imports: dict[str, list[tuple[str, str]]] = {}
        package = module if path.stem == "__init__" else module.rpartition(".")[0]
        for node in ast.walk(self.tree):
            for name, origin in imported(node, package):
                self.imports.setdefault(name, []).append(origin)


class Modules:
    """The modules of the packages in ``folders``, each parsed once, and what their names mean.

    Only those of ``package`` if it is named: where the course is installed, all that is installed
    lies beside it.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        not_counted: Iterable[str] = (),
        *,
        refusals: bool = True,
        package: str = "",
    ):
        self._refusals = refusals
        self._package = package
        self._folders = tuple(folders)
        self._not_counted = tuple(f"{name}." for name in not_counted)
        self._scopes: dict[str, Scope | None] = {}
        self._hashes: dict[Statement, str] = {}

    def scope(self, module: str) -> Scope | None:
        """The module as parsed; None if it is none of ours or does not count."""
        if module not in self._scopes:
            path = None if f"{module}.".startswith(self._not_counted) else self._file(module)
            self._scopes[module] = Scope(module, path, refusals=self._refusals) if path else None
        return self._scopes[module]

    def statements(self, module: str) -> list[Statement]:
        """Everything at the top of a module.

        Raises:
            ValueError: there is no such module.
        """
        if (scope := self.scope(module)) is None:
            raise ValueError(f"there is no module {module} in {self._folders}")
        return list(scope.statements)

    def texts(self, module: str) -> frozenset[str]:
        """What each statement at the top of a module does."""
        return frozenset(map(self.text, self.statements(module)))

    def meanings(self, module: str, name: str) -> list[Statement]:
        """The statements of ours that give a name its meaning in a module."""
        scope = self.scope(module)
        if scope is None:
            return []
        found = list(scope.bound.get(name, []))
        for origin, inside in scope.imports.get(name, []):
            if inner := self.scope(f"{origin}.{inside}".rstrip(".")):
                found += [statement for bound in inner.bound.values() for statement in bound]
            elif (origin, inside) != (module, name):
                found += self.meanings(origin, inside)
        return found

    def uses(self, statement: Statement) -> list[Statement]:
        """The statements of ours that a statement's names mean."""
        return [s for name in _names(statement) for s in self.meanings(statement.module, name)]

    def reached(self, modules: Iterable[str]) -> set[Statement]:
        """The statements of ``modules`` and all that they use, directly or through others."""
        waiting = [statement for module in modules for statement in self.statements(module)]
        found: set[Statement] = set()
        while waiting:
            statement = waiting.pop()
            if statement not in found:
                found.add(statement)
                waiting += self.uses(statement)
        return found

    def text(self, statement: Statement) -> str:
        """What a statement does: a hash of its syntax, and one of what each of its names means."""
        links = []
        for name in sorted(_names(statement)):
            meanings = [*map(self._hash, self.meanings(statement.module, name))]
            if meanings := meanings + self._foreign(statement.module, name):
                links.append(f"{name}: {' '.join(sorted(set(meanings)))}")
        return f"{self._hash(statement)} {'; '.join(links)}"

    def _foreign(self, module: str, name: str) -> list[str]:
        scope = self.scope(module)
        origins = scope.imports.get(name, []) if scope else []
        return [f"{o}.{inside}" for o, inside in origins if not self.scope(o.partition(".")[0])]

    def _hash(self, statement: Statement) -> str:
        if statement not in self._hashes:
            self._hashes[statement] = hash_set([canonical(statement.node)])
        return self._hashes[statement]

    def _file(self, module: str) -> Path | None:
        if self._package not in {"", module.partition(".")[0]}:
            return None
        for folder in self._folders:
            base = folder.joinpath(*module.split("."))
            for path in (base.with_suffix(".py"), base / "__init__.py"):
                if path.is_file():
                    return path
        return None


def _names(statement: Statement) -> set[str]:
    return {node.id for node in ast.walk(statement.node) if isinstance(node, ast.Name)}


def _bound(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a module defines."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def imported(node: ast.AST, package: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    """What an import statement in ``package`` binds: name → module, and what of it, if not all."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], (alias.name, "")
    elif isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        origin = ".".join([*(above if node.level else []), *filter(None, [node.module])])
        for alias in node.names:
            yield alias.asname or alias.name, (origin, alias.name)
