"""Real photographs, few but free: for inference, patches, prompts. Too few to train on.

The pictures come from scikit-image and scikit-learn; each keeps its author and its licence.
"""

from dataclasses import dataclass

import yaml
from PIL import Image

from multimodal.assets import asset
from multimodal.data.public.images import open_image


@dataclass(frozen=True)
class Photograph:
    """One photograph with its words, by language, and its origin.

    Attributes:
        name: a short English key.
        image: RGB, at most 300 pixels wide and high.
        labels: a bare noun, ``cat``.
        phrases: with the article that a prompt needs, ``a cat``.
        captions: one sentence.
        credit: who made it, and where it was published.
        licence: under which terms it may be used.
        source: the package and the file that it was taken from.
    """

    name: str
    image: Image.Image
    labels: dict[str, str]
    phrases: dict[str, str]
    captions: dict[str, str]
    credit: str
    licence: str
    source: str


def load_photographs() -> list[Photograph]:
    """All photographs, in a fixed order."""
    text = asset("photographs", "photographs.yml").read_text("utf-8")
    return [_photograph(name, entry) for name, entry in yaml.safe_load(text).items()]


def _photograph(name: str, entry: dict) -> Photograph:
    return Photograph(
        name=name,
        image=open_image(asset("photographs", f"{name}.jpg")),
        labels=entry["label"],
        phrases=entry["phrase"],
        captions=entry["caption"],
        credit=entry["credit"],
        licence=entry["licence"],
        source=entry["source"],
    )
