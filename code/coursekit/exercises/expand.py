"""Put exercises in their places on a page: what an edition may show, as ordinary MyST."""

from collections.abc import Callable, Sequence

from coursekit.course import EDITIONS, LANGUAGES, Course, CourseError
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.parts import Part, as_myst, fenced, instructor_parts, public_parts
from coursekit.exercises.proof import prove_all
from coursekit.myst.page import Edit, Page
from coursekit.myst.placement import Placement, find_placements

Load = Callable[[Course, str], Exercise]


def exercise_edits(
    page: Page,
    *,
    course: Course,
    language: str,
    edition: str,
    slug: str | None = None,
    load: Load = load_exercise,
) -> list[Edit]:
    """Every exercise that the page places, written out for one edition.

    Args:
        slug: the page, to check that its exercises belong to it.
        load: reads an exercise; whoever stages many pages reads each once.

    Raises:
        CourseError: an exercise is unknown, broken, placed twice or on the wrong page.
    """
    if language not in LANGUAGES or edition not in EDITIONS:
        raise CourseError(f"there is no edition {edition!r} in the language {language!r}")
    places = find_placements(page)
    exercises = [load_placed(load, course, place, slug) for place in places]
    if edition == "public":
        parts = [public_parts(e, language) for e in exercises]
    else:
        printed = prove_all(course, exercises)
        parts = [instructor_parts(e, language, printed.get(e.name)) for e in exercises]
    written = [stated(e, language, shown) for e, shown in zip(exercises, parts, strict=True)]
    return [Edit(at.line, at.end, text) for at, text in zip(places, written, strict=True)]


def stated(exercise: Exercise, language: str, parts: Sequence[Part]) -> str:
    """The exercise as a numbered directive that pages can refer to by its label."""
    title = exercise.texts[language].title
    options = {"label": exercise.label, "class": f"exercise-{exercise.kind}"}
    return fenced(f"{{exercise}} {title}", options, "\n\n".join(map(as_myst, parts)))


def load_placed(load: Load, course: Course, place: Placement, slug: str | None) -> Exercise:
    """The exercise of a placement, which must belong to the page."""
    try:
        exercise = load(course, place.name)
    except CourseError as error:
        raise CourseError(f"line {place.line}: {error}") from None
    if slug is not None and exercise.chapter != slug:
        raise CourseError(
            f"{slug}, line {place.line}: the exercise {place.name!r} belongs to "
            f"{exercise.chapter}, as its folder says"
        )
    return exercise
