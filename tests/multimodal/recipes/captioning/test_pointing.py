"""Weight on the thing that is named, on the other one, and on neither."""

import pytest
import torch

from multimodal.data.scenes.world import Scene, Thing
from multimodal.recipes.captioning.pointing import (
    naming_tokens,
    pointing,
    touched_places,
    uneven_places,
)

STAR = Thing("red", "star", "small", 0.25, 0.2, 0.1)
HEART = Thing("blue", "heart", "large", 0.75, 0.8, 0.2)
SCENE = Scene(STAR, HEART, "horizontal")
WORDS = ["a", "red", "star", "left", "of", "a", "blue", "heart"]


def test_a_thing_touches_the_places_below_its_square() -> None:
    star, heart = (touched_places(t, 4).reshape(4, 4) for t in (STAR, HEART))
    assert star.nonzero().tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert heart.nonzero().tolist() == [[2, 2], [2, 3], [3, 2], [3, 3]]
    moved = Thing("red", "star", "small", 0.6, 0.9, 0.05)
    assert touched_places(moved, 4).reshape(4, 4).nonzero().tolist() == [[3, 2]]


def test_colour_and_shape_of_a_thing_are_found() -> None:
    assert naming_tokens(WORDS, STAR) == [1, 2]
    assert naming_tokens(WORDS, HEART) == [6, 7]
    assert naming_tokens(["a", "red", "heart", "and", "a", "blue", "star"], STAR) == []


def test_shares_of_the_weight() -> None:
    maps = torch.full((8, 16), 1 / 16)
    maps[1:3] = 0
    maps[1, 0], maps[1, 15], maps[2, 0] = 0.5, 0.5, 1.0  # half of "red" looks at the heart
    found = pointing([WORDS], [maps], [SCENE])
    assert found.tokens == 4
    assert found.named == pytest.approx((0.5 + 1 + 0.25 + 0.25) / 4)
    assert found.other == pytest.approx((0.5 + 0 + 0.25 + 0.25) / 4)
    assert found.even == pytest.approx(0.25)


def test_sentences_that_name_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="no token names a thing"):
        pointing([["hay", "una", "estrella"]], [torch.ones(3, 16) / 16], [SCENE])


def test_places_that_get_as_much_as_others() -> None:
    even, staring = torch.full((4, 4), 0.25), torch.zeros(4, 4)
    staring[:, 0] = 1
    assert uneven_places([even]) == 0
    assert uneven_places([staring]) == pytest.approx((3**2 + 3) / 4)
    assert uneven_places([even, staring]) == pytest.approx((3**2 + 3) / 8)
