"""Which tests a module concerns: its own, those of its room, those that reach it by imports."""

import ast
from functools import cache
from pathlib import Path

APART = (
    *("tests/browser", "tests/notebooks", "tests/fixtures", "tests/conftest.py"),
    "tests/test_style.py",
)
"""Not asked: they build the real course, or object to how a slip is written."""


class Concerned:
    """The tests of a tree, in the order in which they are asked.

    Args:
        root: of the checkout.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.modules = {
            path.relative_to(root / "code").with_suffix("").as_posix().replace("/", "."): path
            for path in sorted((root / "code").rglob("*.py"))
        }
        tests = sorted((root / "tests").rglob("*.py"))
        self.tests = [path for path in tests if not _name(root, path).startswith(APART)]

    def stages(self, path: str, *, distance: int = 3) -> list[list[str]]:
        """Tests of a file of ``code/``, nearest first; none is named twice."""
        seen: set[str] = set()
        result = []
        for stage in (self.own(path), self.room(path), *self.importing(path, distance)):
            new = [test for test in stage if test not in seen]
            seen.update(new)
            result.append(new)
        return [stage for stage in result if stage]

    def own(self, path: str) -> list[str]:
        """The test at the module's path."""
        place = Path("tests", *Path(path).parts[1:])
        test = place.with_name(f"test_{place.name}")
        return [test.as_posix()] if (self.root / test).is_file() else []

    def room(self, path: str) -> list[str]:
        """The tests of the module's folder."""
        folder = self.root.joinpath("tests", *Path(path).parent.parts[1:])
        return [_name(self.root, test) for test in sorted(folder.glob("test_*.py"))]

    def importing(self, path: str, distance: int) -> list[list[str]]:
        """Tests that import the module, then those over one, two, … others."""
        module = Path(path).with_suffix("").as_posix().removeprefix("code/").replace("/", ".")
        wanted, stages = {module}, []
        for _ in range(distance):
            stages.append([t for test in self.tests if wanted & imports(test)
                           for t in self._runnable(test)])  # fmt: skip
            wanted = {name for name, file in self.modules.items() if wanted & imports(file)}
        return stages

    def _runnable(self, test: Path) -> list[str]:
        """The file, or what a conftest serves: the tests beside and below it."""
        found = [test] if test.name.startswith("test_") else sorted(test.parent.rglob("test_*.py"))
        names = [_name(self.root, one) for one in found]
        return [name for name in names if not name.startswith(APART)]


@cache
def imports(file: Path) -> frozenset[str]:
    """The names of modules that a file may import, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
