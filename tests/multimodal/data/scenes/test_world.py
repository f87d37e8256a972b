"""Scenes that cannot be are refused."""

from dataclasses import replace

import pytest

from multimodal.data.scenes.world import Scene


def test_impossible_scenes_are_refused(thing):
    with pytest.raises(ValueError, match="unknown colour 'teal'"):
        thing("teal", "circle")
    with pytest.raises(ValueError, match="must be the left"):
        Scene(thing("blue", "star", x=0.75), thing("red", "circle"), "horizontal")
    with pytest.raises(ValueError, match="two things of one kind"):
        Scene(thing("red", "circle"), thing("red", "circle", x=0.8), "horizontal")
    with pytest.raises(ValueError, match="unknown shape 'moon'"):
        thing("red", "moon")
    with pytest.raises(ValueError, match="unknown size 'huge'"):
        replace(thing("red", "circle"), size="huge")
    left, right = thing("blue", "star", y=0.2), thing("red", "circle", x=0.75, y=0.8)
    with pytest.raises(ValueError, match="unknown axis 'depth'"):
        Scene(left, right, "depth")
    with pytest.raises(ValueError, match="unknown background 'night'"):
        Scene(left, right, "vertical", "night")
    with pytest.raises(ValueError, match=r"must be the left \(or the upper\)"):
        Scene(right, left, "vertical")
    with pytest.raises(ValueError, match="must be the left"):
        Scene(thing("blue", "star"), thing("red", "circle", y=0.8), "horizontal")


def test_scenes_with_the_same_words_have_the_same_bag(thing):
    one = Scene(thing("red", "circle"), thing("blue", "star", x=0.8), "horizontal")
    for first, second in (
        *((("blue", "star"), ("red", "circle")), (("red", "star"), ("blue", "circle"))),
        *((("blue", "circle"), ("red", "star")),),
    ):
        other = Scene(thing(*first), thing(*second, x=0.8), "horizontal")
        assert other.bag == one.bag == ("blue", "red", "circle", "star", "horizontal")
        assert other.meaning == (*first, *second, "horizontal") != one.meaning
