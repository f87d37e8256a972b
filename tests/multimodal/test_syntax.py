"""Hashes of code change with what the code does, and with nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from multimodal.syntax import canonical, code_hash, hash_set

STUDY = """
'''A study.'''
from pack import draw
from pack.tools import twice as double

def run(n: int) -> int:
    '''Run it.'''
    return double(n)  # twice

if __name__ == "__main__":
    print(run(3), draw.picture())
"""
TOOLS = """
import math
from pack.more import FACTOR

class Unused: pass

def twice(n): return FACTOR * math.floor(n)
"""
FILES = {"study": STUDY, "tools": TOOLS, "more": "FACTOR = 2\n", "draw": "def picture(): return 1"}


def hash_of(folder: Path, **changes: str) -> str:
    """The hash of the study in a package with these modules changed."""
    package = folder / str(len(list(folder.iterdir()))) / "pack"
    package.mkdir(parents=True)
    for name, text in {"__init__": "", **FILES, **changes}.items():
        (package / f"{name}.py").write_text(text)
    return code_hash("pack.study", package.parent, ["pack.draw"])


@pytest.mark.parametrize(
    "changes",
    [
        {"study": STUDY.replace("A study", "One study").replace("# twice", "")},
        {"study": STUDY.replace("    '''Run it.'''\n", "\n\n")},
        {"tools": TOOLS.replace("import math\n", "").replace("def", "import math\ndef")},
        {"tools": TOOLS.replace("pass", "x = 1")},
        {"more": "FACTOR = 2\nOTHER = 3\n"},
        {"draw": "def picture(): return 2"},
        {"tools": TOOLS.replace("from pack.more import FACTOR", "FACTOR = 2")},
        {"study": STUDY.replace("pack.tools", "pack.moved"), "moved": TOOLS, "tools": ""},
        {"study": STUDY.replace("pack.tools", ".tools")},
        {"tools": TOOLS.replace("(n): ", "(n):\n    if n < 0: raise ValueError(n)\n    ")},
        {"tools": TOOLS.replace("(n): ", "(n):\n    require_whole(0, n=n)\n    ")},
    ],
)
def test_prose_imports_moves_and_what_is_not_used_do_not_count(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    assert hash_of(tmp_path, **changes) == hash_of(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"study": STUDY.replace("double(n)", "double(n + 1)")},
        {"study": STUDY.replace("run(3)", "run(4)")},
        {"tools": TOOLS.replace("FACTOR *", "FACTOR +")},
        {"tools": TOOLS.replace("(n): ", "(n):\n    if n < 0: return 0\n    ")},
        {"tools": TOOLS.replace("(n): ", "(n):\n    if n < 0: raise n\n    else: n = 2\n    ")},
        {"tools": TOOLS.replace("(n): ", "(n):\n    n = require_whole(0, n=n)\n    ")},
        {"tools": TOOLS.replace("def twice(n)", "def twice(n, m=None)")},
        {"more": "FACTOR = 3\n"},
        {"more": "FACTOR = 3\n", "study": STUDY.replace("def run", "FACTOR = 2\ndef run")},
        {"tools": TOOLS.replace("import math", "import cmath as math")},
        {"tools": TOOLS.replace("from pack.more import FACTOR", "from pack import more")
            .replace("FACTOR *", "more.FACTOR *")},
    ],
)  # fmt: skip
def test_what_is_used_counts_through_all_imports(tmp_path: Path, changes: dict[str, str]) -> None:
    assert hash_of(tmp_path, **changes) != hash_of(tmp_path)


def test_a_module_that_is_imported_as_a_whole_counts_as_a_whole(tmp_path: Path) -> None:
    tools = TOOLS.replace("from pack.more import FACTOR", "from pack import more")
    tools = tools.replace("FACTOR", "more.FACTOR")
    assert hash_of(tmp_path, tools=tools) != hash_of(tmp_path, tools=tools, more="FACTOR = 3")


def test_libraries_that_are_installed_beside_the_package_do_not_count(tmp_path: Path) -> None:
    tools = TOOLS.replace("import math", "from math import floor").replace("math.floor", "floor")
    alone = hash_of(tmp_path, tools=tools)
    installed = tmp_path / "0"
    (installed / "math.py").write_text("from round import floor\n")
    (installed / "round.py").write_text("from math import floor\n")
    assert code_hash("pack.study", installed, ["pack.draw"]) == alone


def test_a_module_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"there is no module pack\.study in"):
        code_hash("pack.study", tmp_path)


def test_constants_of_the_same_name_are_not_mixed_up(tmp_path: Path) -> None:
    def both(ours: int, theirs: int) -> str:
        study = STUDY.replace("def run", f"FACTOR = {ours}\n\ndef run").replace(
            "double(n)", "double(n, FACTOR)"
        )
        return hash_of(tmp_path, study=study, more=f"FACTOR = {theirs}")

    assert len({both(1, 2), both(2, 1), both(1, 1), both(2, 2)}) == 4


def test_values_are_told_apart_and_idle_statements_are_not() -> None:
    def text(source: str) -> str:
        return canonical(ast.parse(source))

    different = [
        "x = None",
        "x = 'None'",
        "x = {**a}",
        "x = {None: a}",
        "x = 1",
        "x = 1.0",
        "x: int",
    ]
    assert len({text(source) for source in different}) == len(different)
    assert text("def f():\n 'doc'") == text("def f(): pass") == text("def f(): ...")
    assert text("'doc'\nimport a\nfrom b import c") == text("")
    assert text("x = u'a'") == text("x = 'a'")


def test_the_hash_needs_nothing_but_the_standard_library() -> None:
    code = (
        "import sys; import multimodal.syntax; print({'torch', 'numpy', 'yaml'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
    assert len(code_hash("multimodal.training.fit")) == 16


MIXED = """
class A(B, metaclass=C):
    x: int
    y: str = u"a"
    def f(self, a, /, b=None, *c, d, **e): return lambda q: f"{a!r:>{b}} {c=} end" "more"
async def g():
    async for i in x: yield {**i, 1: -0.5e300, 2: 1j}
    try: z[1:2, ...] += await b
    except* E as e: raise e from None
    match x:
        case {"a": [1, *_], **rest} if rest: del q
        case A(x=None) | b"x": pass
    print(a if b else c, not d, e < f <= g, (h := 1))
"""


def test_the_hash_is_the_same_in_every_version_of_python() -> None:
    """The value was found with Python 3.11, 3.12 and 3.13."""
    assert hash_set([canonical(ast.parse(MIXED))]) == "f3be6c6decc05b9f"
