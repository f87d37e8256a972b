"""A study whose code has moved on is named; prose and moves leave it alone."""

import json
import shutil
from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.finding import ERROR, WARNING
from coursekit.gates.studies import stale_studies
from multimodal.syntax import code_hash

FIXTURE = Path(__file__).parents[2] / "fixtures" / "course"
STUDY = '"""A study."""\n\nfrom tiny.numbers import SCALE\n\nprint(2 * SCALE)\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course with a study that its present code has made."""
    course = Course(shutil.copytree(FIXTURE, tmp_path / "course"))
    edit(course, "study", STUDY)
    write_card(course, command="python -m tiny.study", code=code_hash("tiny.study", code(course)))
    return course


def code(course: Course) -> Path:
    return course.root / "code"


def edit(course: Course, module: str, text: str) -> None:
    (code(course) / "tiny" / f"{module}.py").write_text(text)


def write_card(course: Course, **card: str) -> None:
    path = code(course) / "tiny" / "assets" / "studies" / "one" / "card.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(card))


def test_a_study_is_fresh_whatever_is_said_about_it(course: Course) -> None:
    assert stale_studies(course) == []
    edit(course, "study", STUDY.replace("A study", "One study") + "\n# as before\n")
    edit(course, "numbers", "from tiny.unused import SCALE\n")
    edit(course, "unused", "SCALE = 1.0\nVALUE = 1\n")
    assert stale_studies(course) == []


def test_a_study_of_other_code_is_named(course: Course) -> None:
    edit(course, "numbers", "SCALE = 2.0\n")
    (finding,) = stale_studies(course)
    assert finding.severity == WARNING
    assert finding.file == "code/tiny/assets/studies/one/card.json"
    assert finding.message == ("the study one was made by other code (run `python -m tiny.study`)")


@pytest.mark.parametrize("command", ["", "python -m tiny.gone"])
def test_a_card_that_leads_nowhere_is_wrong(course: Course, command: str) -> None:
    write_card(course, command=command, code="")
    (finding,) = stale_studies(course)
    assert finding.severity == ERROR
    assert finding.message.startswith(f"the study one names no module: {command!r} must be")


@pytest.mark.parametrize("content", ["{", "", "[1]", '{"command": 3}'])
def test_a_card_that_cannot_be_read_is_an_error(tmp_path: Path, content: str) -> None:
    card = tmp_path / "code/multimodal/assets/studies/runs/card.json"
    card.parent.mkdir(parents=True)
    card.write_text(content, "utf-8")
    (finding,) = stale_studies(Course(tmp_path))
    assert (finding.rule, finding.severity) == ("study", "error")
