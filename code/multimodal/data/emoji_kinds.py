"""Which kind of thing an emoji shows: Unicode keeps kinds together, in blocks of code points."""

from typing import NamedTuple

from multimodal.data.emoji import Concept, emoji_concepts

BLOCKS: dict[str, tuple[tuple[int, int], ...]] = {
    "animal": ((0x1F400, 0x1F43C), (0x1F980, 0x1F9AD)),
    "person": ((0x1F385, 0x1F385), (0x1F3C2, 0x1F3C4), (0x1F466, 0x1F482), (0x1F9D1, 0x1F9DF)),
    "building": ((0x26EA, 0x26EA), (0x1F3D7, 0x1F3DB), (0x1F3E0, 0x1F3F0), (0x1F6D5, 0x1F6D6)),
    "vehicle": ((0x26F4, 0x26F5), (0x1F680, 0x1F6A4), (0x1F6E5, 0x1F6F8), (0x1F6FA, 0x1F6FC)),
    "plant": ((0x1F331, 0x1F335), (0x1F337, 0x1F344), (0x1F490, 0x1F490), (0x1F940, 0x1F940)),
    "food": ((0x1F345, 0x1F37F), (0x1F950, 0x1F96F), (0x1F9C0, 0x1F9CB), (0x1FAD0, 0x1FADB)),
    "clothing": ((0x1F451, 0x1F462), (0x1F97B, 0x1F97F), (0x1F9E2, 0x1F9E6)),
    "object": ((0x1F3A4, 0x1F3BB), (0x1F4BB, 0x1F4FF), (0x1F526, 0x1F52D), (0x1F9F0, 0x1F9FF)),
}
"""kind → first and last code point of its blocks; a few neighbours of another kind slip in"""


class NamedKind(NamedTuple):
    """An emoji and the kind of its block."""

    concept: Concept
    kind: str


def named_kinds() -> list[NamedKind]:
    """The emoji of one code point that stand in one of the blocks, in the order of the emoji."""
    found = []
    for concept in emoji_concepts():
        points = [point for point in concept.id.split("-") if point != "FE0F"]
        kind = kind_of_point(int(points[0], 16))
        if len(points) == 1 and kind:
            found.append(NamedKind(concept, kind))
    return found


def kind_of_point(point: int) -> str:
    """The kind of a code point; empty outside all blocks."""
    for kind, blocks in BLOCKS.items():
        if any(first <= point <= last for first, last in blocks):
            return kind
    return ""
