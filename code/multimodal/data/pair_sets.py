"""Sets of pictures with texts, the course's and public ones: how large, whose, on which terms."""

from dataclasses import dataclass

import yaml

from multimodal.assets import asset
from multimodal.language import DATA_LANGUAGES

Texts = dict[str, str]
"""language → text"""


@dataclass(frozen=True)
class PairSet:
    """What one should know before one trains on a set.

    Attributes:
        key: a short English name.
        name: what it is called, by language.
        ours: whether the course brings it along.
        pictures: how many; None where pictures are drawn without end.
        large: the same in words, from a million on.
        texts: how many; None where there is no fixed number.
        languages: codes, or how many; by language of the reader.
        origin: who wrote the texts.
        terms: what may be done with it.
        caution: what is known to be wrong or lacking.
        cite: keys of the references.
    """

    key: str
    name: Texts
    ours: bool
    pictures: int | None
    large: Texts | None
    texts: int | None
    languages: Texts
    origin: Texts
    terms: Texts
    caution: Texts
    cite: tuple[str, ...]


def load_pair_sets() -> list[PairSet]:
    """All sets that the course describes, in the order of its file."""
    content = yaml.safe_load(asset("datasets", "pair_sets.yml").read_text("utf-8"))
    return [_pair_set(key, entry) for key, entry in content.items()]


def _pair_set(key: str, entry: dict) -> PairSet:
    spoken = entry["languages"]
    if isinstance(spoken, str):
        spoken = dict.fromkeys(DATA_LANGUAGES, spoken)
    given = {"large": None} | entry | {"languages": spoken, "cite": tuple(entry["cite"])}
    return PairSet(key=key, **given)
