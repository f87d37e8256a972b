"""Definitions are read from files as they are executed: what ``inspect`` would show."""

import inspect
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from coursekit.course import CourseError
from coursekit.listings.course_code import split_names
from coursekit.listings.definition import Packages

ROOT = Path(__file__).parents[3]
PACKAGES = Packages(ROOT / "code", ("multimodal",))


@pytest.mark.parametrize(
    "dotted",
    [
        "multimodal.language.Words",  # a decorated class
        "multimodal.language.reader_language",
        "multimodal.language.Words.__call__",
        "multimodal.checking.Checks",
    ],
)
def test_the_source_is_what_python_executes(dotted: str) -> None:
    definition = PACKAGES.definition(dotted)
    found = import_module(definition.module)
    for name in definition.name.split("."):
        found = getattr(found, name)
    assert f"{definition.source}\n" == dedent(inspect.getsource(found))
    lines = (ROOT / "code" / definition.file).read_text("utf-8").split("\n")
    assert dedent("\n".join(lines[definition.first - 1 : definition.last])) == definition.source


def test_an_unknown_name_says_what_there_is_instead(tmp_path: Path) -> None:
    (tmp_path / "own" / "deep").mkdir(parents=True)
    (tmp_path / "own" / "__init__.py").write_text("def zebra():\n    pass\n")
    (tmp_path / "own" / "_hidden.py").write_text("")
    (tmp_path / "own" / "near.py").write_text(
        "".join(f"def f{n}():\n    pass\n" for n in range(9)) + "class A:\n    x = 1\n"
    )
    packages = Packages(tmp_path, ("own",))
    for dotted, words in {
        "own.quux": "no 'quux' in own, which has zebra, deep, near",
        "own.zebr": "no 'zebr' in own, which has zebra",
        "own.near.xyz": "in own.near, which has f0, f1, f2, f3, f4, f5, f6, f7, …",
        "own.near.A.xyz": "in own.near.A, which has nothing",
        "own.near": "own.near is a module: name something in it, such as f0, ",
        "other.a": "'other' is no package of the course, which has own",
    }.items():
        with pytest.raises(CourseError) as error:
            packages.definition(dotted)
        assert words in str(error.value)
    assert packages.definition("own.near.f8").first == 17


def test_names_of_a_list_stand_between_commas() -> None:
    assert split_names(" area , corners,,") == ("area", "corners")
    assert split_names("") == ()


def test_a_package_may_be_installed_elsewhere(tmp_path: Path) -> None:
    elsewhere = Packages(tmp_path, ("multimodal",)).definition("multimodal.language.Words")
    assert elsewhere.file == "multimodal/language.py"


def test_a_package_may_define_something_itself(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "__init__.py").write_text("def greet():\n    pass\n")
    packages = Packages(tmp_path, ("own", "missing"))
    assert packages.definition("own.greet").module == "own"
    with pytest.raises(CourseError, match="the package 'missing' is not installed"):
        packages.definition("missing.thing")
    with pytest.raises(CourseError, match="no 'great' in own, which has greet"):
        packages.definition("own.great")
