"""A class, function or method of the course's packages, read from its file and never imported."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

from coursekit.course import CourseError

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
        text = file.read_text("utf-8")
        node: ast.AST = ast.parse(text)
        place = module
        for name in rest:
            known = {child.name: child for child in definitions(node)}
            if name not in known:
                raise CourseError(_unknown(name, place, known))
            node, place = known[name], f"{place}.{name}"
        if not isinstance(node, Defined):
            names = _some(child.name for child in definitions(node))
            raise CourseError(f"{dotted} is a module: name something in it, such as {names}")
        first, last = extent(node)
        source = dedent("\n".join(text.split("\n")[first - 1 : last]))
        path = file.relative_to(self.path(module.split(".")[0]).parent).as_posix()
        return Definition(module, ".".join(rest), path, source, first, last)

    def _module(self, dotted: str) -> tuple[str, Path, list[str]]:
        """The longest module that a dotted name begins with, its file, and the rest of the name."""
        package, *rest = dotted.split(".")
        folder, taken = self.path(package), [package]
        while rest and (folder / rest[0]).is_dir():
            folder /= rest[0]
            taken.append(rest.pop(0))
        if rest and (file := folder / f"{rest[0]}.py").is_file():
            return ".".join([*taken, rest[0]]), file, rest[1:]
        start = folder / "__init__.py"
        own = [node.name for node in definitions(ast.parse(start.read_text("utf-8")))]
        if rest and rest[0] not in own:
            known = sorted({*own, *_modules(folder)})
            raise CourseError(_unknown(rest[0], ".".join(taken), known))
        return ".".join(taken), start, rest


def definitions(node: ast.AST) -> Iterator[Defined]:
    """What a module or class defines itself."""
    return (child for child in getattr(node, "body", []) if isinstance(child, Defined))


def extent(node: ast.stmt) -> tuple[int, int]:
    """The first line of a statement, decorators included, and its last."""
    decorators = getattr(node, "decorator_list", [])
    return min(part.lineno for part in (node, *decorators)), node.end_lineno or node.lineno


def _modules(folder: Path) -> list[str]:
    found = [path for path in folder.iterdir() if path.suffix == ".py" or path.is_dir()]
    return [path.stem for path in found if not path.stem.startswith(("_", "."))]


def _unknown(name: str, place: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, n=SHOWN_NAMES)
    return f"there is no {name!r} in {place}, which has {_some(close or names)}"


def _some(names: Iterable[str]) -> str:
    every = [*names]
    shown = ", ".join(every[:SHOWN_NAMES]) or "nothing"
    return shown + (", …" if len(every) > SHOWN_NAMES else "")
