"""No assignment is passed by what the course's own package does already, in a few lines."""

from pathlib import Path

import pytest
import yaml

from coursekit.course import Course
from coursekit.exercises.bank import exercise_names, load_exercise
from coursekit.exercises.proof import run_trial

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)
WRAPPERS = Path(__file__).parent / "wrappers"
"""A file a chapter: exercise → programs of a student who looks for the answer in the package."""
ASSIGNMENTS = {
    name: exercise
    for name in exercise_names(COURSE)
    if (exercise := load_exercise(COURSE, name)).code and exercise.kind == "assignment"
}


def wrappers(topic: str) -> dict[str, list[str]]:
    """Exercise → programs."""
    return yaml.safe_load((WRAPPERS / f"{topic}.yml").read_text("utf-8"))


TOPICS = sorted(path.stem for path in WRAPPERS.glob("*.yml"))


def test_every_assignment_has_been_tried() -> None:
    tried = [name for topic in TOPICS for name in wrappers(topic)]
    assert sorted(tried) == sorted(ASSIGNMENTS)


@pytest.mark.parametrize("topic", TOPICS)
def test_no_wrapper_passes(topic: str) -> None:
    """Each runs, and a check refuses what it returns: an error of its own would prove nothing."""
    runs = {}
    for name, programs in wrappers(topic).items():
        code = ASSIGNMENTS[name].code
        assert code
        for number, program in enumerate(programs, start=1):
            submission = f"{code.starter}\n\n{program}"
            runs[f"{name}, program {number}"] = [
                ("submission", submission),
                ("hidden checks", code.hidden_checks),
            ]
    results = run_trial("wrappers", runs, [ROOT / "code"])
    for run, result in results.items():
        assert result["failed"] == "hidden checks", f"{run} passes"
        assert result["error"].startswith(("AssertionError", "ValueError")), (
            f"{run} does not even run: {result['error']}"
        )


def test_a_key_would_be_noticed() -> None:
    """The same trial lets a right answer pass, so a refusal says something."""
    code = ASSIGNMENTS["sinkhorn"].code
    assert code
    runs = {"key": [("submission", code.solution), ("hidden checks", code.hidden_checks)]}
    assert not run_trial("key", runs, [ROOT / "code"])["key"]["failed"]
