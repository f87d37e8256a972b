"""Which emoji belong together, so that no near duplicate of a test picture stands in training.

Two emoji are of one family when they differ only in gender, hair, direction or number of people,
when they are faces of a clock, phases of the moon or keys of a telephone, or when their pictures
are (almost) the same, as the flags of Norway and Svalbard are. Every other flag stands alone.
"""

import numpy as np
from numpy.typing import NDArray

JOINER, VARIATION, KEYCAP = "\u200d", "\ufe0f", "\u20e3"
SIGNS = {"♀", "♂", "➡", "\U0001f9b0", "\U0001f9b1", "\U0001f9b2", "\U0001f9b3"}
PERSON = dict.fromkeys("👨👩🧑👦👧🧒👴👵🧓🧔👱", "🧑")
CLOCKS = {chr(code) for code in range(0x1F550, 0x1F568)}
MOONS = {chr(code) for code in range(0x1F311, 0x1F319)}
COUPLES = set("👫👬👭")
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


def families(emoji: list[str], pictures: NDArray[np.uint8]) -> list[str]:
    """The family of each emoji, named after its first member.

    Args:
        emoji: N emoji.
        pictures: (N, H, W, 3), on white, in the same order.
    """
    leader = list(range(len(emoji)))

    def find(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    first: dict[str, int] = {}
    for index, one in enumerate(emoji):
        leader[find(index)] = find(first.setdefault(name_family(one), index))
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


def held_out(family: list[str], count: int, *, seed: int) -> list[bool]:
    """Choose whole families at random until exactly ``count`` emoji are held out.

    Families of more than six stay in training: a gallery with 24 faces of a clock would measure
    little else.
    """
    members: dict[str, list[int]] = {}
    for index, name in enumerate(family):
        members.setdefault(name, []).append(index)
    names = list(members)
    chosen = [False] * len(family)
    left = count
    for which in np.random.default_rng(seed).permutation(len(names)).tolist():
        group = members[names[which]]
        if len(group) <= min(left, LARGEST_HELD_OUT):
            left -= len(group)
            for index in group:
                chosen[index] = True
    return chosen
