"""Pictures to ask about: three to five things, no two of one kind, each in a cell of a 3 × 3 grid.

Which things stand together decides the part: no set of kinds of ``train`` returns in ``validation``
or ``test``. Kinds of ``HELD_OUT`` stand in ``combinations`` only, one at least in each crowd.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from multimodal.data.scenes.dataset import HELD_OUT, SPLITS
from multimodal.data.scenes.painting import CHUNK, draw_groups
from multimodal.data.scenes.world import BACKGROUNDS, COLOURS, SHAPES, SIZES, Thing

Kind = tuple[str, str]
ALL_KINDS = tuple((colour, shape) for colour in COLOURS for shape in SHAPES)
SEEN_KINDS = tuple(kind for kind in ALL_KINDS if kind not in HELD_OUT)
GRID = 3
SMALL, LARGE = 0.1, 0.13
"""radius, as a share of the picture; both vary by 0.005"""
JITTER = 0.025
"""how far from the middle of its cell a thing stands at most, each way"""
SIZE = 48


@dataclass(frozen=True)
class Crowd:
    """Three to five things.

    Raises:
        ValueError: another number, two of one kind, or two in one cell of the grid.
    """

    things: tuple[Thing, ...]
    background: str = "white"

    def __post_init__(self) -> None:
        if not 3 <= len(self.things) <= 5:
            raise ValueError(f"a crowd has 3 to 5 things, got {len(self.things)}")
        if len(set(self.kinds)) < len(self.things):
            raise ValueError(f"two things of one kind among {self.kinds}: no question tells them")
        if len(set(map(cell_of, self.things))) < len(self.things):
            raise ValueError("two things in one cell of the grid: move one of them")
        if self.background not in BACKGROUNDS:
            raise ValueError(
                f"unknown background {self.background!r}: choose one of {', '.join(BACKGROUNDS)}"
            )

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Colour and shape of each thing."""
        return tuple(thing.kind for thing in self.things)


def cell_of(thing: Thing) -> tuple[int, int]:
    """Column and row of the grid, 0 to 2 each, from the top left."""
    return int(thing.x * GRID), int(thing.y * GRID)


def draw_crowds(crowds: Sequence[Crowd], size: int = SIZE) -> Tensor:
    """N crowds as (N, 3, size, size) uint8.

    Raises:
        ValueError: a size below 24 pixels, where shapes cannot be told apart.
    """
    if size < 24:
        raise ValueError(f"a crowd needs at least 24 pixels, got size={size}")
    pictures = np.empty((len(crowds), size, size, 3), dtype=np.uint8)
    for start in range(0, len(crowds), CHUNK):
        part = crowds[start : start + CHUNK]
        groups, papers = [c.things for c in part], [c.background for c in part]
        pictures[start : start + CHUNK] = draw_groups(groups, papers, size)
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous()


def sample_crowds(count: int, *, seed: int, split: str = "train") -> list[Crowd]:
    """``count`` crowds of a part; half of them share a colour or a shape more often than chance.

    Raises:
        ValueError: an unknown split, or a count below 1.
    """
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}: choose one of {', '.join(SPLITS)}")
    if count < 1:
        raise ValueError(f"count must be at least 1, got {count}")
    random = np.random.default_rng([seed, SPLITS.index(split), 12])
    drawn = _sets_of_kinds(split, random)
    return [_place(next(drawn), random) for _ in range(count)]


def part_of(kinds: Sequence[Kind]) -> str:
    """The part to which a set of kinds belongs, whatever their order."""
    if not HELD_OUT.isdisjoint(kinds):
        return "combinations"
    number = sum(pow(7, ALL_KINDS.index(kind), 1_000_003) for kind in kinds) % 20
    return "train" if number < 14 else "validation" if number < 16 else "test"


def _sets_of_kinds(split: str, random: np.random.Generator) -> Iterator[list[Kind]]:
    pool = ALL_KINDS if split == "combinations" else SEEN_KINDS
    while True:
        kinds = _draw_kinds(pool, random)
        if split == part_of(kinds):
            yield kinds


def _draw_kinds(pool: Sequence[Kind], random: np.random.Generator) -> list[Kind]:
    """Kinds without a theme, or those with one colour or shape first."""
    count, theme = random.integers((3, 0), (6, 4)).tolist()
    order = [pool[index] for index in random.permutation(len(pool)).tolist()]
    if theme < 2:  # 0: a colour, 1: a shape
        alike = int(random.integers(2, count + 1))
        shared = [kind for kind in order if kind[theme] == order[0][theme]][:alike]
        order = shared + [kind for kind in order if kind not in shared]
    return order[:count]


def _place(kinds: Sequence[Kind], random: np.random.Generator) -> Crowd:
    count = len(kinds)
    cells = random.permutation(GRID * GRID)[:count]
    offsets = random.uniform(-JITTER, JITTER, (2, count))
    xs, ys = (np.stack([cells % GRID, cells // GRID]) + 0.5) / GRID + offsets
    large = random.integers(2, size=count)
    radius = np.where(large, LARGE, SMALL) + random.uniform(-0.005, 0.005, count)
    rows = zip(kinds, large.tolist(), xs.tolist(), ys.tolist(), radius.tolist(), strict=True)
    things = tuple(Thing(*kind, SIZES[big], x, y, r) for kind, big, x, y, r in rows)
    return Crowd(things, BACKGROUNDS[int(random.integers(len(BACKGROUNDS)))])
