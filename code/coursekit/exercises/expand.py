"""Put exercises in their places on a page: what an edition may show, as ordinary MyST."""

from coursekit.course import EDITIONS, LANGUAGES, Course, CourseError
from coursekit.exercises.bank import load_exercise
from coursekit.exercises.blocks import instructor_blocks, public_blocks, stated
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.placement import Placement, find_placements
from coursekit.exercises.proof import Prover


def expand_exercises(
    text: str, *, course: Course, language: str, edition: str, slug: str | None = None
) -> str:
    """The page with every placed exercise written out for one edition.

    Args:
        slug: the page, to check that its exercises belong to it.

    Raises:
        CourseError: an exercise is unknown, broken, placed twice or on the wrong page.
    """
    if language not in LANGUAGES or edition not in EDITIONS:
        raise CourseError(f"there is no edition {edition!r} in the language {language!r}")
    places = find_placements(text)
    exercises = {place.name: load_placed(course, place, slug) for place in places}
    write = Writer(course, language, edition)
    lines = text.split("\n")
    for place in reversed(places):
        lines[place.line - 1 : place.end] = [write(exercises[place.name])]
    return "\n".join(lines)


def load_placed(course: Course, place: Placement, slug: str | None) -> Exercise:
    """The exercise of a placement, which must belong to the page."""
    try:
        exercise = load_exercise(course, place.name)
    except CourseError as error:
        raise CourseError(f"line {place.line}: {error}") from None
    if slug is not None and exercise.chapter != slug:
        raise CourseError(
            f"{slug}, line {place.line}: the exercise {place.name!r} belongs to "
            f"{exercise.chapter}, as its exercise.yml says"
        )
    return exercise


class Writer:
    """Writes exercises out for one language and edition."""

    def __init__(self, course: Course, language: str, edition: str):
        self._language = language
        self._prover = Prover(course) if edition == "instructor" else None

    def __call__(self, exercise: Exercise) -> str:
        """The exercise as MyST."""
        if self._prover is None:
            blocks = public_blocks(exercise, self._language)
        else:
            proof = self._prover.prove(exercise) if exercise.code else None
            blocks = instructor_blocks(exercise, self._language, proof)
        return stated(exercise, self._language, blocks)
