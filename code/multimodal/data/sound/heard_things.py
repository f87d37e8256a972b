"""Things that are seen, named and heard: three senses for one answer, none of them perfect.

Letters: N things, M mel bands, C colours.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.arguments import require_number, require_whole
from multimodal.data.scenes.painting import draw_groups
from multimodal.data.scenes.world import COLOURS, SHAPES, Thing
from multimodal.data.sound.mel import log_mel
from multimodal.data.sound.tones import A4, OVERTONES, tone

SIZE = 24
"""pixels of a side"""
BANDS = 24
SECONDS = 0.1
RADIUS = 0.28
MEAN, SPREAD = 2.5, 0.5
"""about those of the logarithms of energy, with the usual noise"""
STEP = 2
"""semitones from the tone of one shape to that of the next"""


class HeardThings(NamedTuple):
    """What three senses tell of N things, and what they are."""

    pictures: Tensor
    """(N, 3, 24, 24) float, about from 0 to 1, in the snow of a bad reception"""
    words: Tensor
    """(N, C) float: 1 at the colour that is named, which may be the wrong one"""
    sounds: Tensor
    """(N, M) float: how loud each band is, a logarithm around 0, of a tone in noise"""
    labels: Tensor
    """(N,) int64: colour · 6 + shape"""

    @property
    def senses(self) -> tuple[Tensor, Tensor, Tensor]:
        """Picture, word and sound."""
        return self.pictures, self.words, self.sounds


@dataclass(frozen=True)
class Disturbance:
    """How bad the senses are.

    Attributes:
        snow: standard deviation of what is added to each colour of a pixel.
        misnamed: share of the words that name another colour, drawn evenly from all six.
        hiss: standard deviation of what is added to each sample of a sound, whose tone reaches 1.

    Raises:
        ValueError: disturbances below 0, or a share above 1.
    """

    snow: float = 1.2
    misnamed: float = 0.2
    hiss: float = 1.5

    def __post_init__(self) -> None:
        require_number(snow=self.snow, misnamed=self.misnamed, hiss=self.hiss)
        if min(self.snow, self.misnamed, self.hiss) < 0 or self.misnamed > 1:
            raise ValueError(f"disturbances are at least 0, a share is at most 1, got {self}")


def heard_things(count: int, *, seed: int, disturbed: Disturbance | None = None) -> HeardThings:
    """Draw things: the picture shows colour and shape, the word names the colour, the tone tells
    the shape by its height, two semitones from one to the next.

    Raises:
        ValueError: no things, or a seed below 0.
    """
    require_whole(1, count=count)
    require_whole(0, seed=seed)
    random, bad = np.random.default_rng(seed), disturbed or Disturbance()
    colours, shapes = (random.integers(len(names), size=count) for names in (COLOURS, SHAPES))
    wrong = random.random(count) < bad.misnamed
    named = np.where(wrong, random.integers(len(COLOURS), size=count), colours)
    return HeardThings(
        _seen(colours, shapes, bad.snow, random),
        torch.eye(len(COLOURS))[torch.from_numpy(named)],
        _heard(shapes, bad.hiss, random),
        torch.from_numpy(colours * len(SHAPES) + shapes),
    )


def tone_of(shape: str) -> Tensor:
    """The sound of a shape, (S,)."""
    hertz = A4 * 2 ** (STEP * SHAPES.index(shape) / 12)
    return tone(hertz, SECONDS, overtones=OVERTONES)


def _seen(
    colours: np.ndarray, shapes: np.ndarray, snow: float, random: np.random.Generator
) -> Tensor:
    places = random.uniform(0.4, 0.6, size=(len(colours), 2)).tolist()
    things = [
        [Thing(COLOURS[colour], SHAPES[shape], "large", x, y, RADIUS)]
        for colour, shape, (x, y) in zip(colours, shapes, places, strict=True)
    ]
    clean = draw_groups(things, ["white"] * len(things), SIZE) / 255
    noisy = clean + snow * random.standard_normal(clean.shape)
    return torch.from_numpy(noisy.astype(np.float32)).permute(0, 3, 1, 2).contiguous()


def _heard(shapes: np.ndarray, hiss: float, random: np.random.Generator) -> Tensor:
    tones = torch.stack([tone_of(shape) for shape in SHAPES])[torch.from_numpy(shapes)]
    noise = random.standard_normal(tones.shape).astype(np.float32)
    waves = tones + hiss * torch.from_numpy(noise)  # (N, S)
    energy = torch.stack([log_mel(wave, bands=BANDS).mean(dim=1) for wave in waves])
    return (energy - MEAN) / SPREAD
