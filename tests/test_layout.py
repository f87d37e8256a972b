"""Tests lie where the code lies: ``code/<place>/<name>.py`` has ``tests/<place>/test_<name>.py``."""

import ast
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
ELSEWHERE: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
"""Modules without a test at their path → the test that covers them."""
BEHAVIOUR = (ast.FunctionDef, ast.ClassDef)


def own_test(module: Path) -> Path:
    place = module.relative_to(ROOT / "code")
    return ROOT / "tests" / place.with_name(f"test_{place.name}")


def has_behaviour(module: Path) -> bool:
    return any(isinstance(node, BEHAVIOUR) for node in ast.parse(module.read_text("utf-8")).body)


def test_every_module_has_its_test_at_its_path() -> None:
    homeless = {
        module.relative_to(ROOT / "code").as_posix()
        for module in (ROOT / "code").rglob("*.py")
        if has_behaviour(module) and not own_test(module).is_file()
    }
    assert homeless == set(ELSEWHERE)


def test_every_exception_names_a_test_that_is_there() -> None:
    assert {m: t for m, t in ELSEWHERE.items() if not (ROOT / "tests" / t).is_file()} == {}
