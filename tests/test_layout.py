"""``code/<place>/<name>.py`` has its test in ``tests/<place>/test_<name>.py``."""

import ast
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
ELSEWHERE: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/layout.yml").read_text("utf-8"))


def needs_test(module: Path) -> bool:
    """Whether it does something and no test lies at its path."""
    place = module.relative_to(ROOT / "code")
    if (ROOT / "tests" / place.with_name(f"test_{place.name}")).is_file():
        return False
    body = ast.parse(module.read_text("utf-8")).body
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in body)


def test_a_module_has_its_test_at_its_path_or_is_named_with_the_test_that_covers_it() -> None:
    code = ROOT / "code"
    named = [module for modules in ELSEWHERE.values() for module in modules]
    found = [path.relative_to(code).as_posix() for path in code.rglob("*.py") if needs_test(path)]
    assert sorted(named) == sorted(found)
    assert [test for test in ELSEWHERE if not (ROOT / "tests" / test).is_file()] == []
