"""What a notebook's outputs depend on beyond its own cells, as one short hash."""

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.execution.environment import device_class, installed_versions
from coursekit.execution.imports import ImportMap
from coursekit.myst.cells import Cell, parse_cell

FINGERPRINT = "course_fingerprint"
VERSION = 1


class Fingerprints:
    """Fingerprints of pages: they change when, and only when, something that a page uses changes.

    What a page uses: the modules that its cells import, directly or not; the asset folders and
    catalogues that those modules and cells name by literals; preset, device class, versions.
    """

    def __init__(self, course: Course, preset: str):
        self._course = course
        self._preset = preset
        self._hashes: dict[Path, str] = {}

    @cached_property
    def _imports(self) -> ImportMap:
        cache = self._course.build / ".cache" / "imports"
        return ImportMap(Settings(self._course).packages, self._course.root / "code", cache)

    def of(self, cells: Iterable[Cell], page: str) -> str:
        """The fingerprint of a page with these cells."""
        content = json.dumps(self.ingredients(cells, page), sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def ingredients(self, cells: Iterable[Cell], page: str) -> dict[str, object]:
        """Everything that enters the hash, by name."""
        trees = [parse_cell(cell, page) for cell in cells]
        modules = sorted(self._imports.used_by(trees))
        return {
            "version": VERSION,
            "preset": self._preset,
            "device": device_class(),
            "libraries": installed_versions(),
            "modules": {name: self._hash(self._imports.file(name)) for name in modules},
            "data": self._data(modules, trees),
        }

    def _data(self, modules: list[str], trees: list[ast.Module]) -> dict[str, str]:
        used: dict[str, str] = {}
        sources = [(self._imports.package_folder(m), _tree(self._imports.file(m))) for m in modules]
        sources += [
            (self._imports.package_folder(p), t) for p in self._imports.packages for t in trees
        ]
        for package, tree in sources:
            for path in named_data(tree, package):
                used[str(path.relative_to(package.parent))] = self._hash(path)
        return used

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = hash_path(path)
        return self._hashes[path]


def named_data(tree: ast.AST, package: Path) -> Iterator[Path]:
    """The asset folders and catalogues of ``package`` that literals in ``tree`` name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for folder, name in _literals(node):
                path = package / folder / name
                if path.exists():
                    yield path


def _literals(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "asset" and call.args and (folder := _text(call.args[0])):
        yield "assets", folder
    if name == "Words" and len(call.args) > 1 and (topic := _text(call.args[1])):
        yield "words", f"{topic}.yml"
    for keyword in call.keywords:
        if keyword.arg == "topic" and (topic := _text(keyword.value)):
            yield "words", f"{topic}.yml"


def _text(node: ast.AST) -> str | None:
    value = getattr(node, "value", None)
    return value if isinstance(node, ast.Constant) and isinstance(value, str) else None


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


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
