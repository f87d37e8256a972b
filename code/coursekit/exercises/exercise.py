"""What an exercise consists of."""

from collections.abc import Mapping
from dataclasses import dataclass

CHOICES = {
    "kind": ("practice", "assignment"),
    "form": ("code", "text"),
    "difficulty": (1, 2, 3),
}
LABEL_PREFIX = "ex-"
SECRET = ("rubric", "hidden_checks")
KEY = ("key", "solution")


def exercise_name(label: str) -> str:
    """The exercise that a label refers to."""
    return label.removeprefix(LABEL_PREFIX)


@dataclass(frozen=True)
class Texts:
    """An exercise in one language: Markdown without headings, the title apart."""

    title: str
    statement: str
    key: str
    rubric: str


@dataclass(frozen=True)
class Code:
    """The programs of an exercise, the same in all languages."""

    starter: str
    visible_checks: str
    hidden_checks: str
    solution: str


@dataclass(frozen=True)
class Exercise:
    """An exercise of the bank, known by its name in every language, edition and gradebook.

    A *practice* exercise shows its key on the public page, folded away; of an *assignment* only
    statement, starter and visible checks are public. Hidden checks and rubrics never are.
    """

    name: str
    chapter: str
    kind: str
    form: str
    points: int
    minutes: int
    difficulty: int
    outcome: Mapping[str, str]
    texts: Mapping[str, Texts]
    code: Code | None = None

    @property
    def label(self) -> str:
        """How pages refer to it."""
        return LABEL_PREFIX + self.name

    @property
    def shows_key(self) -> bool:
        """Whether readers of the public page may unfold the key."""
        return self.kind == "practice"

    def hides(self, file: str) -> bool:
        """Whether a file of it, such as ``es/key.md``, must stay out of public artefacts."""
        part = file.rpartition("/")[2].partition(".")[0]
        return part in SECRET or (part in KEY and not self.shows_key)
