"""What makes pages of staged sources, as one hash: an edit that makes none of them changes none."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from platform import python_version

from coursekit.datafiles import programs_read
from coursekit.execution.fingerprint import hash_path
from coursekit.execution.libraries import installed, needs, versions_with_needs
from multimodal.syntax import Modules, hash_set

CODE = Path(__file__).resolve().parents[1]
WORKER = "coursekit.sphinxworker"
ALSO_NEEDED = "jieba"
NOT_COUNTED = ("coursekit.sphinxext.straight",)
SHOWN = ("templates", "static")


@cache
def kit_hash(extensions: tuple[str, ...], code: Path = CODE) -> str:
    """The code that Sphinx runs, the words and pictures beside it, the libraries it runs on.

    What only a build straight from the sources runs (``jupyter-book build .``) does not count.

    Args:
        extensions: the modules of the kit that Sphinx loads by name.
        code: where the kit lies.
    """
    modules = Modules([code], NOT_COUNTED)
    with programs_read():
        used = modules.reached([WORKER, *extensions])
    files = sorted(set(_beside(code, {statement.module for statement in used})))
    texts = [modules.text(statement) for statement in used]
    texts += [f"{file.relative_to(code)} {hash_path(file)}" for file in files]
    return hash_set([*texts, *libraries(), f"Python {python_version()}"])


def _beside(code: Path, modules: set[str]) -> Iterator[Path]:
    """Templates, what pages load, and the catalogues that lie beside the modules in use."""
    for room in SHOWN:
        yield from (file for file in (code / "coursekit" / room).rglob("*") if file.is_file())
    for module in modules:
        yield from code.joinpath(*module.split(".")[:-1]).glob("*.yml")


def libraries() -> list[str]:
    """The installed distributions that need Sphinx, with all that those need, by version."""
    users = [name for name in installed() if "sphinx" in needs(name)]
    versions = versions_with_needs([ALSO_NEEDED, *users])
    return [f"{name} {version}" for name, version in versions.items()]
