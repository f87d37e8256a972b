"""A class, function or method of the course's packages, read from its file and never imported."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

from coursekit.course import CourseError
from coursekit.datafiles import read_program, read_text

Defined = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
SHOWN_NAMES = 8


@dataclass(frozen=True)
class Definition:
    """What a dotted name stands for.

    Attributes:
        name: such as ``DualEncoder.forward``, within its module.
        file: below the folder of the packages: ``multimodal/models/clip.py``.
        source: the lines as they are executed, decorators included, without common indentation.
        first, last: its lines in the file, from 1.
    """

    module: str
    name: str
    file: str
    source: str
    first: int
    last: int


@dataclass(frozen=True)
class Packages:
    """Where the packages that a course prints from lie: below ``folder``, or installed."""

    folder: Path
    names: tuple[str, ...]

    def path(self, package: str) -> Path:
        """The folder of a package.

        Raises:
            CourseError: it is none of the course's, or cannot be found.
        """
        if package not in self.names:
            known = ", ".join(self.names)
            raise CourseError(f"{package!r} is no package of the course, which has {known}")
        own = self.folder / package
        if own.is_dir():
            return own
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise CourseError(f"the package {package!r} is not installed")
        return Path(next(iter(spec.submodule_search_locations)))

    def definition(self, dotted: str) -> Definition:
        """The class, function or method with this dotted name.

        Raises:
            CourseError: there is none; says what there is instead.
        """
        module, file, rest = self._module(dotted)
        text = read_text(file)
        node: ast.AST = read_program(file)
        place = module
        for name in rest:
            known = {child.name: child for child in definitions(node)}
            if name not in known:
                inside = _modules(file) if place == module else []
                raise CourseError(_unknown(name, place, [*known, *inside]))
            node, place = known[name], f"{place}.{name}"
        if not isinstance(node, Defined):
            names = _some([child.name for child in definitions(node)])
            raise CourseError(f"{dotted} is a module: name something in it, such as {names}")
        first, last = extent(node)
        source = dedent("\n".join(text.split("\n")[first - 1 : last]))
        path = file.relative_to(self.path(module.split(".")[0]).parent).as_posix()
        return Definition(module, ".".join(rest), path, source, first, last)

    def _module(self, dotted: str) -> tuple[str, Path, list[str]]:
        """The longest module that a dotted name begins with, its file, and the rest of the name."""
        package, *rest = dotted.split(".")
        folder = self.path(package)
        for length in range(len(rest), 0, -1):
            base = folder.joinpath(*rest[:length])
            for file in (base.with_suffix(".py"), base / "__init__.py"):
                if file.is_file():
                    return ".".join([package, *rest[:length]]), file, rest[length:]
        return package, folder / "__init__.py", rest


def definitions(node: ast.AST) -> Iterator[Defined]:
    """What a module or class defines itself."""
    return (child for child in getattr(node, "body", []) if isinstance(child, Defined))


def extent(node: ast.stmt) -> tuple[int, int]:
    """The first line of a statement, decorators included, and its last."""
    decorators = getattr(node, "decorator_list", [])
    return min(part.lineno for part in (node, *decorators)), node.end_lineno or node.lineno


def _modules(file: Path) -> list[str]:
    """What lies in the package that ``file``, its ``__init__.py``, opens; no other file has any."""
    paths = file.parent.iterdir() if file.name == "__init__.py" else []
    found = sorted(path.stem for path in paths if path.suffix == ".py" or path.is_dir())
    return [name for name in found if not name.startswith(("_", "."))]


def _unknown(name: str, place: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=SHOWN_NAMES)
    return f"there is no {name!r} in {place}, which has {_some(close or known)}"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN_NAMES]) or "nothing"
    return shown + (", …" if len(names) > SHOWN_NAMES else "")
