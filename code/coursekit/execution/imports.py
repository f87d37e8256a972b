"""Which modules of the course's packages some code uses, directly or through others."""

import ast
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import grimp

from coursekit.course import CourseError
from multimodal.syntax import imported


class ImportMap:
    """Who imports whom inside ``packages``, found under ``folder`` or installed.

    Raises:
        CourseError: a package cannot be found.
    """

    def __init__(self, packages: Iterable[str], folder: Path, cache: Path | None = None):
        self.packages = tuple(packages)
        with _importable(folder):
            self.folders = [_package_folder(name) for name in self.packages]
            self._graph = grimp.build_graph(*self.packages, cache_dir=str(cache) if cache else None)

    def used_by(self, trees: Iterable[ast.AST]) -> set[str]:
        """The modules that code with these syntax trees imports, with all that those import."""
        direct = {
            module
            for tree in trees
            for node in ast.walk(tree)
            for _, origin in imported(node)
            if (module := self._module(".".join(origin)))
        }
        upstream = set(direct)
        for module in direct:
            upstream |= self._graph.find_upstream_modules(module)
        return upstream | {parent for module in upstream for parent in _parents(module)}

    def _module(self, name: str) -> str | None:
        """The longest prefix of a dotted name that is a module of ours."""
        parts = name.split(".")
        if parts[0] not in self.packages:
            return None
        prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((p for p in prefixes if p in self._graph.modules), None)


def _parents(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise CourseError(
            f"the package {name!r} of course_packages in _config.yml is not installed"
        )
    return Path(next(iter(spec.submodule_search_locations)))


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
