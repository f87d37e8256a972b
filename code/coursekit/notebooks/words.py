"""What exported notebooks say of their own accord, in the three languages."""

from functools import cache
from pathlib import Path

import yaml

from coursekit.course import CourseError

CATALOGUE = Path(__file__).with_name("words.yml")


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Key → language → text."""
    return yaml.safe_load(CATALOGUE.read_text("utf-8"))


def say(key: str, language: str, **fields: object) -> str:
    """The text of ``key`` in a language, with its ``{fields}`` filled in.

    Raises:
        CourseError: the catalogue lacks the key or the language.
    """
    try:
        return read_words()[key][language].format(**fields)
    except KeyError as error:
        raise CourseError(f"{CATALOGUE.name} lacks {error} for {key!r} in {language!r}") from None
