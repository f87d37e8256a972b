"""Put exercises in their places on a page: what an edition may show, as ordinary MyST."""

from collections.abc import Sequence

from coursekit.course import EDITIONS, LANGUAGES, Course, CourseError, require_known
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.parts import Part, as_myst, fenced, instructor_parts, public_parts
from coursekit.exercises.proof import prove_all
from coursekit.myst.page import Edit, Page
from coursekit.myst.placement import Placement, find_placements


def exercise_edits(
    page: Page, course: Course, edition: str, slug: str, language: str
) -> list[Edit]:
    """Every exercise that the page places, written out for one edition."""
    require_known("edition", edition, EDITIONS)
    require_known("language", language, LANGUAGES)
    places = find_placements(page)
    exercises = [load_placed(course, place, slug) for place in places]
    if edition == "instructor":
        printed = prove_all(course, exercises)
        parts = [instructor_parts(e, language, printed.get(e.name)) for e in exercises]
    else:
        parts = [public_parts(e, language) for e in exercises]
    return [
        Edit(place.line, place.end, stated(exercise, language, shown))
        for place, exercise, shown in zip(places, exercises, parts, strict=True)
    ]


def load_placed(course: Course, place: Placement, slug: str) -> Exercise:
    """The exercise of a placement, which must belong to the page."""
    try:
        exercise = load_exercise(course, place.name)
    except CourseError as error:
        raise CourseError(f"line {place.line}: {error}") from None
    if exercise.chapter != slug:
        raise CourseError(
            f"{slug}, line {place.line}: the exercise {place.name!r} belongs to "
            f"{exercise.chapter}, as its folder says"
        )
    return exercise


def stated(exercise: Exercise, language: str, parts: Sequence[Part]) -> str:
    """The exercise as a numbered directive that pages can refer to by its label."""
    title = exercise.texts[language].title
    options = {"label": exercise.label, "class": f"exercise-{exercise.kind}"}
    return fenced(f"{{exercise}} {title}", options, "\n\n".join(map(as_myst, parts)))
