"""Which emoji belong together, so that no near duplicate of a test picture stands in training.

Emoji are of one *series* when they are faces of a clock, phases of the moon, keys of a telephone,
persons or families that differ in age, hair or number, or when their pictures are (almost) the
same, as the flags of Norway and Svalbard are. A *family* is wider: it also holds the variants of
one concept by gender and direction, such as a woman, a man and a person running. Every other flag
stands alone in both.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

JOINER, VARIATION, KEYCAP = "\u200d", "\ufe0f", "\u20e3"
SIGNS = {"♀", "♂", "➡", "\U0001f9b0", "\U0001f9b1", "\U0001f9b2", "\U0001f9b3"}
PERSON = dict.fromkeys("👨👩🧑👦👧🧒👴👵🧓🧔👱", "🧑")
CLOCKS = {chr(code) for code in range(0x1F550, 0x1F568)}
MOONS = {chr(code) for code in range(0x1F311, 0x1F319)}
COUPLES = set("👫👬👭")
SERIES = {"clock", "moon", "keycap", "people", "🧑"}
NEARLY = 6.0
LARGEST_HELD_OUT = 6


def name_family(emoji: str) -> str:
    """A key that emoji of one kind share."""
    parts = [part for part in emoji.replace(VARIATION, "").split(JOINER) if part not in SIGNS]
    people = [PERSON.get(part, part) for part in parts]
    for members, name in ((CLOCKS, "clock"), (MOONS, "moon"), (COUPLES, "couple")):
        if emoji in members:
            return name
    if KEYCAP in emoji:
        return "keycap"
    if len(people) > 1 and set(people) <= set(PERSON.values()):
        return "people"
    return JOINER.join(people) or emoji


def name_series(emoji: str) -> str:
    """A key that emoji share only if they are steps of one series."""
    family = name_family(emoji)
    return family if family in SERIES else emoji


def groups(emoji: list[str], pictures: NDArray[np.uint8], key: Callable[[str], str]) -> list[str]:
    """The group of each emoji, named after its first member: same key, or pictures that look alike.

    Args:
        emoji: N emoji.
        pictures: (N, H, W, 3), on white, in the same order.
        key: ``name_family`` or ``name_series``.
    """
    leader = list(range(len(emoji)))

    def find(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    first: dict[str, int] = {}
    for index, one in enumerate(emoji):
        leader[find(index)] = find(first.setdefault(key(one), index))
    for left, right in _look_alikes(pictures):
        low, high = sorted((find(left), find(right)))
        leader[high] = low
    return [emoji[find(index)] for index in range(len(emoji))]


def _look_alikes(pictures: NDArray[np.uint8]) -> list[tuple[int, int]]:
    small = pictures.reshape(len(pictures), 16, pictures.shape[1] // 16, 16, -1, 3).mean((2, 4))
    flat = small.reshape(len(pictures), -1).astype(np.float32)
    square = (flat**2).sum(1)
    distance = square[:, None] + square[None, :] - 2 * flat @ flat.T
    close = np.sqrt(np.maximum(distance, 0) / flat.shape[1]) < NEARLY
    return [(int(a), int(b)) for a, b in np.argwhere(np.triu(close, 1))]


def held_out(group: list[str], count: int, *, seed: int) -> list[bool]:
    """Choose whole groups at random until exactly ``count`` emoji are held out.

    Groups of more than six stay in training: a gallery with 24 faces of a clock would measure
    little else.
    """
    members: dict[str, list[int]] = {}
    for index, name in enumerate(group):
        members.setdefault(name, []).append(index)
    names = list(members)
    chosen = [False] * len(group)
    left = count
    for which in np.random.default_rng(seed).permutation(len(names)).tolist():
        indices = members[names[which]]
        if len(indices) <= min(left, LARGEST_HELD_OUT):
            left -= len(indices)
            for index in indices:
                chosen[index] = True
    return chosen
