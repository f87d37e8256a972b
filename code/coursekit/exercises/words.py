"""What pages say around an exercise, in the three languages."""

from functools import cache
from pathlib import Path

import yaml

CATALOGUE = Path(__file__).with_name("words.yml")


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Key → language → text."""
    return yaml.safe_load(CATALOGUE.read_text("utf-8"))


def say(key: str, language: str, **fields: object) -> str:
    """The text of ``key`` in a language, with its ``{fields}`` filled in."""
    return read_words()[key][language].format(**fields)
