"""Code compared by what it does: hashes that prose, import lines and moves leave alone.

``code_hash`` names what a module of the package runs, itself or through others, as one short hash.
The card of a study keeps it; the build hashes the modules that a page uses with the same parts.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

CODE = Path(__file__).resolve().parents[1]
NOT_COUNTED = (
    "multimodal.notebook",
    "multimodal.plots",
    "multimodal.rendering",
    "multimodal.studies.card",
    "multimodal.studies.command",
    "multimodal.studies.table",
    "multimodal.syntax",
)
UNSEEN = {"ctx", "kind", "type_comment"}


def code_hash(module: str, folder: Path = CODE, not_counted: Iterable[str] = NOT_COUNTED) -> str:
    """The definitions that ``module`` uses, itself or through others, as one hash over their set.

    Names of modules, the order of definitions, import lines, docstrings, comments and the libraries
    of third parties do not count.

    Args:
        module: its dotted name.
        folder: where its package lies.
        not_counted: modules and packages that change no number, such as those that draw.

    Raises:
        ValueError: there is no such module.
    """
    reach = Reach(folder, tuple(not_counted))
    reach.use_module(module, with_program=True)
    return hash_set(map(canonical, reach.used.values()))


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
    fields = ((name, canonical(value)) for name, value in _fields(node))
    return f"{type(node).__name__}({','.join(f'{n}={text}' for n, text in fields if text)})"


def _fields(node: ast.AST) -> Iterator[tuple[str, object]]:
    for name, value in ast.iter_fields(node):
        is_absent = value is None and not isinstance(node, ast.Constant)
        if name not in UNSEEN and not is_absent:
            yield name, value


def does_nothing(node: ast.AST) -> bool:
    """Whether a statement is a docstring, an import or ``pass``."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, ast.Import | ast.ImportFrom | ast.Pass)


class Reach:
    """The statements at the top of modules in ``folder`` that are used, starting anywhere."""

    def __init__(self, folder: Path, not_counted: tuple[str, ...]):
        self.used: dict[int, ast.stmt] = {}
        self._folder = folder
        self._not_counted = not_counted
        self._scopes: dict[str, Scope | None] = {}
        self._seen: set[tuple[str, str]] = set()

    def use_module(self, module: str, *, with_program: bool = False) -> None:
        """Use everything that a module defines; its program, too, is what runs it as a command."""
        scope = self._scope(module)
        if scope is None:
            raise ValueError(f"there is no module {module} in {self._folder}")
        for name in scope.bound:
            self.use_name(module, name)
        if with_program:
            for statement in scope.program:
                self._use(statement, module)

    def use_name(self, module: str, name: str) -> None:
        """Use what ``name`` means in a module: its own definition, or what it imports."""
        scope = self._scope(module)
        if scope is None or (module, name) in self._seen:
            return
        self._seen.add((module, name))
        for statement in scope.bound.get(name, []):
            self._use(statement, module)
        for origin, imported in scope.imports.get(name, []):
            inner = f"{origin}.{imported}".rstrip(".")
            if self._scope(inner):
                self.use_module(inner)
            else:
                self.use_name(origin, imported)

    def _use(self, statement: ast.stmt, module: str) -> None:
        self.used[id(statement)] = statement
        for node in ast.walk(statement):
            if isinstance(node, ast.Name):
                self.use_name(module, node.id)

    def _scope(self, module: str) -> "Scope | None":
        if module not in self._scopes:
            counts = not any(f"{module}.".startswith(f"{name}.") for name in self._not_counted)
            self._scopes[module] = read_scope(self._folder, module) if counts else None
        return self._scopes[module]


class Scope:
    """What the names at the top of a module mean; ``program`` are its statements without a name."""

    def __init__(self, tree: ast.Module, package: str):
        self.bound: dict[str, list[ast.stmt]] = {}
        self.imports: dict[str, list[tuple[str, str]]] = {}
        self.program: list[ast.stmt] = []
        for statement in tree.body:
            names = set(_bound(statement))
            for name in names:
                self.bound.setdefault(name, []).append(statement)
            if not names and not does_nothing(statement):
                self.program.append(statement)
        for node in ast.walk(tree):
            for name, origin in _imported(node, package):
                self.imports.setdefault(name, []).append(origin)


def read_scope(folder: Path, module: str) -> Scope | None:
    """The names of a module that lies in ``folder``; None if it does not."""
    base = folder.joinpath(*module.split("."))
    for path, package in (
        (base.with_suffix(".py"), module.rpartition(".")[0]),
        (base / "__init__.py", module),
    ):
        if path.is_file():
            return Scope(ast.parse(path.read_text("utf-8")), package)
    return None


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


def _imported(node: ast.AST, package: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What an import statement binds: name → module, and what of it (nothing: the module)."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], (alias.name, "")
    elif isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        origin = ".".join([*(above if node.level else []), *filter(None, [node.module])])
        for alias in node.names:
            yield alias.asname or alias.name, (origin, alias.name)
