"""Put exercises in their places on a page: what an edition may show, as ordinary MyST."""

from collections.abc import Sequence

from coursekit.course import EDITIONS, LANGUAGES, Course, CourseError
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.parts import Part, as_myst, fenced, instructor_parts, public_parts
from coursekit.exercises.proof import Prover
from coursekit.myst.page import Edit, Page
from coursekit.myst.placement import Placement, find_placements


def exercise_edits(
    page: Page, *, course: Course, language: str, edition: str, slug: str | None = None
) -> list[Edit]:
    """Every exercise that the page places, written out for one edition.

    Args:
        slug: the page, to check that its exercises belong to it.

    Raises:
        CourseError: an exercise is unknown, broken, placed twice or on the wrong page.
    """
    if language not in LANGUAGES or edition not in EDITIONS:
        raise CourseError(f"there is no edition {edition!r} in the language {language!r}")
    places = find_placements(page)
    exercises = [load_placed(course, place, slug) for place in places]
    written = write_all(exercises, course, language, edition)
    return [Edit(place.line, place.end, written[place.name]) for place in places]


def write_all(
    exercises: list[Exercise], course: Course, language: str, edition: str
) -> dict[str, str]:
    """Name → the exercise as MyST; for instructors the keys are run first, side by side."""
    if edition == "public":
        return {e.name: stated(e, language, public_parts(e, language)) for e in exercises}
    proofs = Prover(course).prove_all(exercises)
    return {
        e.name: stated(e, language, instructor_parts(e, language, proofs.get(e.name)))
        for e in exercises
    }


def stated(exercise: Exercise, language: str, parts: Sequence[Part]) -> str:
    """The exercise as a numbered directive that pages can refer to by its label."""
    title = exercise.texts[language].title
    options = {"label": exercise.label, "class": f"exercise-{exercise.kind}"}
    return fenced(f"{{exercise}} {title}", options, "\n\n".join(map(as_myst, parts)))


def load_placed(course: Course, place: Placement, slug: str | None) -> Exercise:
    """The exercise of a placement, which must belong to the page."""
    try:
        exercise = load_exercise(course, place.name)
    except CourseError as error:
        raise CourseError(f"line {place.line}: {error}") from None
    if slug is not None and exercise.chapter != slug:
        raise CourseError(
            f"{slug}, line {place.line}: the exercise {place.name!r} belongs to "
            f"{exercise.chapter}, as its folder says"
        )
    return exercise
