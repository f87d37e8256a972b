"""Scenes that cannot be are refused."""

from dataclasses import replace

import pytest

from multimodal.data.scenes.world import Scene


def test_impossible_scenes_are_refused(thing):
    with pytest.raises(ValueError, match="must be the left"):
        Scene(thing("blue", "star", x=0.75), thing("red", "circle"), "horizontal")
    with pytest.raises(ValueError, match="two things of one kind"):
        Scene(thing("red", "circle"), thing("red", "circle", x=0.8), "horizontal")


@pytest.mark.parametrize("what", ["colour", "shape", "size"])
def test_a_thing_is_made_of_what_has_a_name(thing, what):
    with pytest.raises(ValueError, match=f"unknown {what} 'teal': choose one of "):
        replace(thing("red", "circle"), **{what: "teal"})


@pytest.mark.parametrize("what", ["axis", "background"])
def test_a_scene_is_made_of_what_has_a_name(thing, what):
    scene = Scene(thing("red", "circle"), thing("blue", "star", x=0.75, y=0.8), "horizontal")
    with pytest.raises(ValueError, match=f"unknown {what} 'teal': choose one of "):
        replace(scene, **{what: "teal"})
