"""Kinds by blocks of Unicode."""

from itertools import pairwise

from multimodal.data.emoji_kinds import BLOCKS, kind_of_point, named_kinds
from multimodal.data.photo_questions import possible_answers


def test_the_kinds_are_those_of_the_questions():
    assert set(BLOCKS) == set(possible_answers("kind"))


def test_blocks_lie_apart():
    blocks = sorted(block for found in BLOCKS.values() for block in found)
    assert all(before[1] < after[0] for before, after in pairwise(blocks))


def test_known_emoji_have_their_kind():
    kinds = {example.concept.names["en"]: example.kind for example in named_kinds()}
    assert kinds["dog"] == "animal"
    assert kinds["castle"] == "building"
    assert kinds["rocket"] == "vehicle"
    assert kinds["pizza"] == "food"
    assert "grinning face" not in kinds
    assert min(list(kinds.values()).count(kind) for kind in BLOCKS) >= 20
    assert kind_of_point(0x41) == ""
