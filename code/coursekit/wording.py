"""What the kit says to readers of its own accord: ``words.yml``, in all languages."""

from functools import cache
from pathlib import Path

from coursekit.course import CourseError
from coursekit.datafiles import read_yaml
from multimodal.language import in_language

CATALOGUE = Path(__file__).with_name("words.yml")


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Key → language → text."""
    return read_yaml(CATALOGUE)


def say(key: str, language: str, **fields: object) -> str:
    """The text of ``key`` in a language, with its ``{fields}`` filled in."""
    try:
        return in_language(read_words()[key], language).format(**fields)
    except KeyError as error:
        raise CourseError(f"{CATALOGUE.name} lacks {error} for {key!r} in {language!r}") from None
