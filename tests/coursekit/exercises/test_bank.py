import shutil
from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.exercises.bank import exercise_names, load_exercise


def test_reads_an_exercise_whole(course: Course) -> None:
    exercise = load_exercise(course, "double")
    assert exercise.label == "ex-double"
    assert exercise.shows_key
    assert exercise.points == 3
    assert exercise.outcome["es"] == "contar"
    assert exercise.texts["zh"].title == "Title zh"
    assert exercise.texts["es"].statement == "STATEMENT-es $x^2$."
    assert exercise.code
    assert exercise.code.solution.startswith("def twice")
    assert load_exercise(course, "why").code is None
    assert exercise_names(course) == ["double", "graded-double", "why"]


def edit(file: str, old: str, new: str) -> Callable[[Course], None]:
    def change(course: Course) -> None:
        path = course.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def remove(file: str) -> Callable[[Course], None]:
    return lambda course: (course.root / file).unlink()


def write(file: str, text: str) -> Callable[[Course], None]:
    def change(course: Course) -> None:
        (course.root / file).write_text(text)

    return change


PLACE = "exercises/shapes/double"
DOUBLE = f"book/{PLACE}"
MISTAKES = {
    "points": (edit(f"{DOUBLE}/exercise.yml", "points: 3", "points: 0"), "points must be"),
    "fraction": (edit(f"{DOUBLE}/exercise.yml", "minutes: 10", "minutes: 2.5"), "minutes must be"),
    "kind": (edit(f"{DOUBLE}/exercise.yml", "practice", "exam"), "kind 'exam' is none of practice"),
    "difficulty": (edit(f"{DOUBLE}/exercise.yml", "difficulty: 1", "difficulty: 9"), "difficulty"),
    "odd field": (edit(f"{DOUBLE}/exercise.yml", "points:", "marks:"), "needs exactly"),
    "outcome": (edit(f"{DOUBLE}/exercise.yml", "  zh: 计数\n", ""), "outcome needs a text"),
    "chapter": (edit("_toc.yml", "topic/shapes", "topic/none"), "'shapes' names 0 pages"),
    "two chapters": (edit("_toc.yml", "book/index", "book/other/shapes"), "names 2 pages"),
    "no title": (edit(f"{DOUBLE}/statement.md", "# Title en", "Title"), "must open with its title"),
    "heading": (edit(f"{DOUBLE}/key.md", "KEY-en", "## KEY"), "a heading inside an exercise"),
    "label": (edit(f"{DOUBLE}/key.md", "KEY-en", "(secret)=\nKEY"), "the label 'secret'"),
    "option": (
        edit(f"{DOUBLE}/key.md", "```text", "```{math}\n:label: eq-secret"),
        "the label 'eq-secret'",
    ),
    "cell": (edit(f"{DOUBLE}/key.md", "```text", "```{code-cell}"), "{code-cell} must not stand"),
    "rubric": (edit(f"{DOUBLE}/rubric.md", "**2", "**1"), "add up to 2, but exercise.yml gives 3"),
    "no text": (write(f"{DOUBLE}/key.md", " \n"), "is empty"),
    "no file": (remove(f"translations/es/{PLACE}/key.md"), "double/key.md is missing"),
    "no program": (remove(f"{DOUBLE}/solution.py"), "solution.py is missing"),
    "syntax": (edit(f"{DOUBLE}/solution.py", "return", "retrun"), "line 2 is not valid Python"),
    "loose check": (
        edit(f"{DOUBLE}/hidden_checks.py", "\n\nhidden_checks()", "\n\nimport os\nhidden_checks()"),
        "must define `hidden_checks()`",
    ),
    "public message": (
        edit(f"{DOUBLE}/hidden_checks.py", "():\n", "():\n    import multimodal.checking\n"),
        "whose messages are public",
    ),
    "translated program": (
        write(f"translations/zh/{PLACE}/solution.py", "x = 1"),
        "only into the folder below book/",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_clear_sentence(course: Course, mistake: str) -> None:
    change, message = MISTAKES[mistake]
    change(course)
    with pytest.raises(CourseError) as error:
        load_exercise(course, "double")
    assert message in str(error.value)
    assert "double" in str(error.value)
    assert "\n" not in str(error.value)


def test_an_unknown_exercise_lists_the_known_ones(course: Course) -> None:
    with pytest.raises(CourseError, match=r"unknown exercise 'dubble': .* double, graded-double"):
        load_exercise(course, "dubble")


def test_a_name_stands_once_whatever_the_chapter(course: Course) -> None:
    shutil.copytree(course.exercise("double"), course.book / "exercises" / "index" / "double")
    with pytest.raises(CourseError, match="shapes/double: book/exercises/index/double has the sam"):
        exercise_names(course)


def test_a_missing_language_is_named(course: Course) -> None:
    shutil.rmtree(course.exercise("why", "es"))
    with pytest.raises(CourseError, match="'why' does not exist in es: translations/es"):
        load_exercise(course, "why")


def test_programs_of_an_exercise_in_words_are_refused(course: Course) -> None:
    (course.exercise("why") / "solution.py").write_text("x = 1")
    with pytest.raises(CourseError, match="programs belong to code exercises"):
        load_exercise(course, "why")
