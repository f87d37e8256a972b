import re

import pytest

from coursekit import staging
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.execution.fingerprint import Fingerprints
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.expand import exercise_edits
from coursekit.exercises.parts import fenced
from coursekit.myst.reader import course_reader
from coursekit.wording import read_words

CHAPTER = "topic/shapes"
PAGE = """# Page

```{course-exercise} double
```

Between.

:::{course-exercise} graded-double
:::

```{course-exercise} why
```

After.
"""


def expand(course: Course, text: str = PAGE, language: str = "en", edition: str = "public") -> str:
    page = course_reader(course).page(text)
    return page.edited(exercise_edits(page, course=course, language=language, edition=edition))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_edition_shows_keys_of_practice_only(course: Course, language: str) -> None:
    text = expand(course, language=language)
    assert text.count(f"STATEMENT-{language}") == 3
    assert text.count(f"KEY-{language}") == 1
    assert text.count("SOLUTION-CODE") == 1
    assert "RUBRIC" not in text
    assert "hidden" not in text
    assert "visible_checks()" in text


def test_the_instructor_sees_everything_and_what_the_key_prints(course: Course) -> None:
    text = expand(course, language="es", edition="instructor")
    assert text.count("KEY-es") == 3
    assert text.count("RUBRIC-es") == 3
    assert text.count("twice(21) == 42") == 2
    assert text.count("visible ran\nhidden ran") == 2


@pytest.mark.parametrize("edition", ["public", "instructor"])
def test_no_cell_is_ever_emitted(course: Course, edition: str) -> None:
    assert "code-cell" not in expand(course, edition=edition)


def test_the_rest_of_the_page_stays(course: Course) -> None:
    text = expand(course)
    assert text.startswith("# Page\n\n````")
    assert re.search(r"\n`{4,}\n\nBetween\.\n\n`{4,}", text)
    assert text.endswith("\n\nAfter.\n")
    assert ":label: ex-graded-double\n:class: exercise-assignment" in text


def test_a_page_without_exercises_is_left_alone(course: Course) -> None:
    text = "# Page\n\nNo exercise.\n"
    assert expand(course, text) == text


def test_points_time_and_difficulty_speak_the_language(course: Course) -> None:
    assert "**Práctica** · programación · puntos: 3 · tiempo: 10 min" in expand(
        course, language="es"
    )
    assert "**作业** · 书面 · 3 分 · 约 10 分钟 · 难度 1/3" in expand(course, language="zh")
    for texts in read_words().values():
        assert set(texts) == set(LANGUAGES)


def test_a_fence_is_longer_than_those_inside() -> None:
    text = fenced("{exercise} T", {"label": "ex-t"}, "````{dropdown}\n```python\n```\n````")
    assert text.startswith("`````{exercise} T\n:label: ex-t\n\n````{dropdown}")
    assert text.endswith("\n````\n`````")


WRONG = {
    "unknown": ("\n```{course-exercise} tripple\n```\n", "line 2: unknown exercise 'tripple'"),
    "twice": (
        "```{course-exercise} why\n```\n\n```{course-exercise} why\n```\n",
        "line 4: the exercise 'why' is placed on line 1 already",
    ),
    "full": ("```{course-exercise} why\ntext\n```\n", "line 1: the fence that places 'why'"),
    "nameless": ("```{course-exercise}\n```\n", "needs the name of an exercise, not ''"),
    "path": ("```{course-exercise} ../why\n```\n", "needs the name of an exercise"),
    "nested": (
        "````{note}\n```{course-exercise} why\n```\n````\n",
        "line 1: an exercise must not stand inside {note}",
    ),
    "listed": ("- a\n\n  ```{course-exercise} why\n  ```\n", "line 3: the exercise 'why' must not"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_placement_names_its_line(course: Course, mistake: str) -> None:
    text, message = WRONG[mistake]
    with pytest.raises(CourseError) as error:
        expand(course, text)
    assert message in str(error.value)


def test_an_exercise_of_another_chapter_is_refused(course: Course) -> None:
    with pytest.raises(CourseError, match="index, line 3: the exercise 'double' belongs to topic"):
        exercise_edits(
            course_reader(course).page(PAGE),
            course=course,
            language="en",
            edition="public",
            slug="index",
        )


def test_a_build_reads_an_exercise_once(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in LANGUAGES:
        path = course.page(CHAPTER, language)
        path.write_text(path.read_text("utf-8") + PAGE.partition("\n")[2], "utf-8")
    read: list[str] = []

    def load(course: Course, name: str) -> Exercise:
        read.append(name)
        return load_exercise(course, name)

    monkeypatch.setattr(staging, "load_exercise", load)
    build = staging.Staging(course, "public", Fingerprints(course, "mini"))
    for language in LANGUAGES:
        assert build.page(CHAPTER, language).text.count("{exercise}") == 3
    assert sorted(read) == ["double", "graded-double", "why"]


def test_a_fence_shown_as_an_example_places_nothing(course: Course) -> None:
    text = "````markdown\n```{course-exercise} no-such\n```\n````\n"
    assert expand(course, text) == text


@pytest.mark.parametrize(("language", "edition"), [("fr", "public"), ("en", "student")])
def test_an_unknown_edition_or_language_is_refused(
    course: Course, language: str, edition: str
) -> None:
    with pytest.raises(CourseError, match="there is no edition"):
        expand(course, language=language, edition=edition)
