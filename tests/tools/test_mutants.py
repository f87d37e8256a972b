import ast
import random
from pathlib import Path

import pytest

from tools.mutants import __main__ as command
from tools.mutants.concerned import Concerned
from tools.mutants.slips import find_slips
from tools.mutants.trial import Trial

ROOT = Path(__file__).parents[2]
LINES = {
    "compare": [("a < b", "a >= b"), ("a < 1", "a <= 1"), ("a in b", "a not in b")],
    "arithmetic": [("c * (a + b)", "c * (a - b)"), ("a * b", "a / b"), ("-a", "a")],
    "constant": [("f(1)", "f(2)"), ("f(0.5)", "f(1.0)"), ("f(x, descending=True)",
                 "f(x, descending=False)"), ("x[0]", "x[1]")],
    "logic": [("not a", "a"), ("a and b", "a or b"), ("[x for x in a if x]", "[x for x in a]"),
              ("if a:\n    b()", "if not a:\n    b()")],
    "name": [("x.mean()", "x.sum()"), ("max(x)", "min(x)"), ("torch.no_grad()",
             "torch.enable_grad()"), ("f(BLUE)", "f(ORANGE)")],
    "call": [("x.clone()", "x"), ("model.eval()", "model"), ("F.normalize(x, dim=1)", "x")],
    "argument": [("f(x, y=1)", "f(x)"), ("f(a, b, 1)", "f(b, a, 1)")],
    "axis": [("x.sum(dim=-1)", "x.sum(dim=0)"), ("x.T", "x")],
    "statement": [("f(x)", "pass"), ("x += 1", "pass"), ("raise ValueError('no')", "pass")],
    "returned": [("def f(a):\n    return g(a)", "def f(a):\n    return a"),
                 ("def f(a, b):\n    return a, b", "def f(a, b):\n    return b, a")],
}  # fmt: skip
CASES = [(kind, *pair) for kind, pairs in LINES.items() for pair in pairs]
IDLE = [
    *('"""Words."""', "import a", "x: int", "x = f(strict=True)", "f'{x + 1}'"),
    *("if __name__ == '__main__':\n    main()", "@dataclass(frozen=True)\nclass A:\n    x: int"),
]


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_a_slip_stands_where_the_code_stood(kind: str, before: str, after: str) -> None:
    source = f"é = 1\n{before}  # kept\n"
    found = [
        slip.apply(source) for slip in find_slips("code/a.py", source) if slip.operator == kind
    ]
    assert ast.dump(ast.parse(f"é = 1\n{after}")) in [ast.dump(ast.parse(one)) for one in found]
    assert all(one.endswith("# kept\n") for one in found)


@pytest.mark.parametrize("line", IDLE)
def test_words_types_and_imports_have_no_slips(line: str) -> None:
    assert list(find_slips("code/a.py", line)) == []


def test_looks_of_figures_have_no_slips() -> None:
    slips = list(find_slips("code/multimodal/plots/a.py", "axes.bar(x, color=BLUE, alpha=0.5)"))
    assert {slip.operator for slip in slips} == {"argument", "name", "statement"}
    assert "axes.bar(x, color=BLUE)" not in {ast.unparse(slip.mutant) for slip in slips}


def test_a_seed_names_the_same_slips_of_all_kinds() -> None:
    paths = [p.relative_to(ROOT).as_posix() for p in (ROOT / "code/multimodal/layers").glob("*.py")]
    first, again, other = (
        [str(slip) for slip in command.sample(sorted(paths), 20, random.Random(seed))]
        for seed in (1, 1, 2)
    )
    assert first == again != other
    assert len({line.split()[1] for line in first}) >= 8


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    files = {
        "code/house/room/door.py": "def width():\n    return 2 + 3\n",
        "code/house/room/wall.py": "from house.room.door import width\nlong = width()\n",
        "code/house/hall.py": "import house.room.wall\n",
        "tests/house/room/test_wall.py": "import house.room.wall\ndef test_it():\n    pass\n",
        "tests/house/test_hall.py": "import house.hall\n",
        "tests/house/conftest.py": "",
        "tests/other/conftest.py": "from house.room import door\n",
        "tests/other/test_all.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_nearest_tests_are_asked_first(tree: Path) -> None:
    assert Concerned(tree).stages("code/house/room/door.py") == [
        ["tests/house/room/test_wall.py"],
        ["tests/other/test_all.py"],
        ["tests/house/test_hall.py"],
    ]
    assert Concerned(tree).own("code/house/room/wall.py") == ["tests/house/room/test_wall.py"]


@pytest.mark.parametrize(("expected", "verdict"), [(5, "caught by"), (-1, "survived")])
def test_a_slip_is_caught_or_survives_and_the_tree_is_mended(
    tree: Path, expected: int, verdict: str
) -> None:
    path = "code/house/room/door.py"
    test = f"from house.room.door import width\ndef test_it():\n    assert width() >= {expected}\n"
    (tree / "tests/house/room/test_door.py").write_text(test, "utf-8")
    source = (tree / path).read_text("utf-8")
    slip = next(s for s in find_slips(path, source) if s.operator == "arithmetic")
    assert Trial(tree, limit=60).judge(slip).startswith(verdict)
    assert (tree / path).read_text("utf-8") == source


def test_a_test_that_always_fails_catches_nothing(tree: Path) -> None:
    path = "code/house/room/door.py"
    (tree / "tests/house/room/test_door.py").write_text("def test_no():\n    assert 0\n", "utf-8")
    slip = next(find_slips(path, (tree / path).read_text("utf-8")))
    assert Trial(tree, limit=60).judge(slip) == "survived"
