"""What a notebook's outputs depend on beyond its own cells, as one short hash."""

import ast
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from coursekit.course import Course
from coursekit.datafiles import programs_read
from coursekit.execution.environment import device_class
from coursekit.execution.libraries import imported_versions
from coursekit.execution.literals import named_data
from coursekit.listings.course_code import packages_of
from coursekit.myst.cells import Cell, parse_cell
from multimodal.syntax import Modules, hash_set, imported

FINGERPRINT = "course_fingerprint"
VERSION = 3


class Fingerprints:
    """Fingerprints of pages: they change when, and only when, something that a page uses changes.

    What a page uses: the modules that its cells import, directly or not, as far as they do
    something; the assets and catalogues that those modules and cells name by literals; preset,
    device class; Python and the libraries that they import, with what those need. A build asks the
    same object for all pages: every file is read once.
    """

    def __init__(self, course: Course, preset: str):
        packages = packages_of(course)
        self._names, self._preset = packages.names, preset
        self._folders = [packages.path(name) for name in packages.names]
        self._modules = Modules(folder.parent for folder in self._folders)
        self._pages: dict[tuple[str, ...], str] = {}
        self._data_of = cache(self._named_by_module)
        self._hash = cache(hash_path)

    def of(self, cells: Iterable[Cell], page: str) -> str:
        """The fingerprint of a page with these cells; in other languages it is only looked up."""
        cells = tuple(cells)
        sources = tuple(cell.source for cell in cells)
        if sources not in self._pages:
            with programs_read():
                content = json.dumps(self.ingredients(cells, page), sort_keys=True)
            self._pages[sources] = hashlib.sha256(content.encode()).hexdigest()[:16]
        return self._pages[sources]

    def ingredients(self, cells: Iterable[Cell], page: str) -> dict[str, object]:
        """Everything that enters the hash, by name."""
        trees = [parse_cell(cell, page) for cell in cells]
        used = modules_used(trees, self._modules, self._names)
        data = self._named(trees).union(*map(self._data_of, used))
        return {
            "version": VERSION,
            "preset": self._preset,
            "device": device_class(),
            "libraries": imported_versions(foreign_modules(trees, used, self._modules)),
            "code": hash_set(text for module in used for text in self._modules.texts(module)),
            "data": sorted(map(self._hash, data)),
        }

    def _named_by_module(self, module: str) -> set[Path]:
        scope = self._modules.scope(module)
        return self._named([scope.tree] if scope else [])

    def _named(self, trees: list[ast.Module]) -> set[Path]:
        """The data that literals name."""
        return {p for tree in trees for folder in self._folders for p in named_data(tree, folder)}


def modules_used(trees: Iterable[ast.AST], modules: Modules, packages: Iterable[str]) -> set[str]:
    """What code with these syntax trees imports of some packages, with all that this imports."""
    ours = tuple(packages)
    waiting = _imports(trees)
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


def foreign_modules(trees: Iterable[ast.AST], used: Iterable[str], modules: Modules) -> set[str]:
    """What cells and the modules they use import, by the first part of its name."""
    scopes = [scope for module in used if (scope := modules.scope(module))]
    names = [*_imports(trees), *_imports(scope.tree for scope in scopes)]
    return {name.partition(".")[0] for name in names}


def _imports(trees: Iterable[ast.AST]) -> list[str]:
    """The dotted names that import statements with absolute names mean."""
    nodes = (node for tree in trees for node in ast.walk(tree))
    return [".".join(origin) for node in nodes for _, origin in imported(node)]


def hash_path(path: Path) -> str:
    """A hash of a file, or of all files of a folder with their names."""
    digest = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        if "__pycache__" in file.parts:
            continue
        digest.update(file.relative_to(path.parent).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
