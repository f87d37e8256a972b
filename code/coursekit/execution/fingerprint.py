"""What a notebook's outputs depend on beyond its own cells, as one short hash."""

import ast
import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.execution.environment import device_class, installed_versions
from coursekit.execution.imports import ImportMap
from coursekit.execution.literals import named_data
from coursekit.myst.cells import Cell, parse_cell
from multimodal.syntax import Modules, hash_set

FINGERPRINT = "course_fingerprint"
VERSION = 2


class Contents(NamedTuple):
    """What a module's statements do, and the files that its literals name."""

    code: frozenset[str]
    data: frozenset[Path]


class Fingerprints:
    """Fingerprints of pages: they change when, and only when, something that a page uses changes.

    What a page uses: the modules that its cells import, directly or not, as far as they do
    something; the assets and catalogues that those modules and cells name by literals; preset,
    device class, versions. A build asks the same object for all pages: every file is read once.
    """

    def __init__(self, course: Course, preset: str):
        self._course = course
        self._preset = preset
        self._pages: dict[tuple[str, ...], str] = {}
        self._known: dict[str, Contents] = {}
        self._hashes: dict[Path, str] = {}

    @cached_property
    def _imports(self) -> ImportMap:
        cache = self._course.build / ".cache" / "imports"
        return ImportMap(Settings(self._course).packages, self._course.root / "code", cache)

    @cached_property
    def _modules(self) -> Modules:
        return Modules(folder.parent for folder in self._imports.folders)

    def of(self, cells: Iterable[Cell], page: str) -> str:
        """The fingerprint of a page with these cells; in other languages it is only looked up."""
        cells = tuple(cells)
        sources = tuple(cell.source for cell in cells)
        if sources not in self._pages:
            content = json.dumps(self.ingredients(cells, page), sort_keys=True)
            self._pages[sources] = hashlib.sha256(content.encode()).hexdigest()[:16]
        return self._pages[sources]

    def ingredients(self, cells: Iterable[Cell], page: str) -> dict[str, object]:
        """Everything that enters the hash, by name."""
        trees = [parse_cell(cell, page) for cell in cells]
        used = [self._contents(module) for module in self._imports.used_by(trees)]
        paths = self._data(trees).union(*(contents.data for contents in used))
        return {
            "version": VERSION,
            "preset": self._preset,
            "device": device_class(),
            "libraries": installed_versions(),
            "code": hash_set(text for contents in used for text in contents.code),
            "data": sorted(map(self._hash, paths)),
        }

    def _contents(self, module: str) -> Contents:
        if module not in self._known:
            scope = self._modules.scope(module)
            data = self._data([scope.tree] if scope else [])
            self._known[module] = Contents(self._modules.texts(module), data)
        return self._known[module]

    def _data(self, trees: list[ast.Module]) -> frozenset[Path]:
        return frozenset(
            path
            for folder in self._imports.folders
            for tree in trees
            for path in named_data(tree, folder)
        )

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = hash_path(path)
        return self._hashes[path]


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
