"""Scenes that cannot be are refused."""

import pytest

from multimodal.data.scenes.world import Scene


def test_impossible_scenes_are_refused(thing):
    with pytest.raises(ValueError, match="unknown colour 'teal'"):
        thing("teal", "circle")
    with pytest.raises(ValueError, match="must be the left"):
        Scene(thing("blue", "star", x=0.75), thing("red", "circle"), "horizontal")
    with pytest.raises(ValueError, match="two things of one kind"):
        Scene(thing("red", "circle"), thing("red", "circle", x=0.8), "horizontal")
