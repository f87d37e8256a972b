from pathlib import Path

import pytest

from coursekit.course import Course, CourseError
from coursekit.exercises import proof
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.console import run_list, run_prove
from coursekit.exercises.proof import prove_all, run_trial

CHECK = "def hidden_checks():\n    {body}\n\n\nhidden_checks()\n"


def put(course: Course, file: str, source: str) -> None:
    (course.exercise("double") / file).write_text(source)


def prove(course: Course) -> str:
    return prove_all(course, [load_exercise(course, "double")])["double"]


def test_a_good_exercise_is_proven(course: Course) -> None:
    assert prove(course) == "visible ran\nhidden ran\n"


def test_a_proof_is_kept_until_a_program_changes(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(course)
    runs: list[str] = []

    def note(name: str, *_: object) -> dict[str, dict[str, str]]:
        runs.append(name)
        good = {"printed": "again", "failed": "", "error": ""}
        bad = good | {"failed": "visible checks"}
        return dict.fromkeys(("starter with visible checks", "starter with hidden checks"), bad) | {
            "key": good
        }

    monkeypatch.setattr(proof, "run_trial", note)
    assert prove(course) == "visible ran\nhidden ran\n"
    assert runs == []
    put(course, "solution.py", "def twice(x):\n    return x + x\n")
    assert prove(course) == "again"
    assert runs == ["double"]


WRONG = {
    "key": ("solution.py", "def twice(x):\n    return 4\n", "key of 'double' fails in its hidden"),
    "starter": ("starter.py", "def twice(x):\n    return x + x\n", "starter with visible checks"),
    "hidden": ("hidden_checks.py", CHECK.format(body="pass"), "starter with hidden checks"),
    "broken starter": ("starter.py", "import nothing_like_this\n", "does not even run"),
    "exit": ("solution.py", "import os\nos._exit(3)\n", "ended their interpreter: exit status 3"),
    "quit": ("solution.py", "raise SystemExit\n", "fails in its solution: SystemExit"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_does_not_prove_anything_is_refused(course: Course, mistake: str) -> None:
    file, source, message = WRONG[mistake]
    put(course, file, source)
    with pytest.raises(CourseError) as error:
        prove(course)
    assert message in str(error.value)
    kept = course.build / ".cache" / "proofs"
    assert not kept.exists() or not any(kept.iterdir())


def test_an_endless_key_is_stopped() -> None:
    endless = "while True:\n    try:\n        pass\n    except BaseException:\n        pass\n"
    with pytest.raises(CourseError, match="'x' ran longer than 2 seconds"):
        run_trial("x", {"key": [("solution", endless)]}, [], seconds=2)


def test_a_failure_names_cell_line_and_message() -> None:
    runs = {"a": [("solution", "x = 1\n"), ("checks", "assert x\nassert x == 2, 'two\\nlines'\n")]}
    result = run_trial("x", runs, [])["a"]
    assert result["failed"] == "checks"
    assert result["error"] == "AssertionError: two lines (line 2)"


def test_runs_do_not_see_each_other_or_the_kit(tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text("value = 3")
    runs = {
        "a": [("solution", "from ours import value\nprint(value)")],
        "b": [("solution", "value")],
        "c": [("solution", "import trial")],
    }
    results = run_trial("x", runs, [tmp_path])
    assert results["a"]["printed"] == "3\n"
    assert "NameError" in results["b"]["error"]
    assert "ModuleNotFoundError" in results["c"]["error"]


def test_the_commands_say_what_they_found(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_list(course) == 0
    assert capsys.readouterr().out.split("\n") == [
        f"{name:24} {kind:10} {form}  3 points  10 min  topic/shapes  Title en"
        for name, kind, form in (
            ("double", "practice", "code"),
            ("graded-double", "assignment", "code"),
            ("why", "assignment", "text"),
        )
    ] + [""]
    assert run_list(course, ["why"]) == 0
    assert capsys.readouterr().out.startswith("why ")
    assert run_prove(course, ["double", "why"]) == 0
    assert "1 proven, 1 answered in words" in capsys.readouterr().out
