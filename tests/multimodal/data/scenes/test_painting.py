import numpy as np
import pytest
import torch

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.painting import DRAW, PAINT, PAPER, draw_scene, draw_scenes
from multimodal.data.scenes.world import BACKGROUNDS, COLOURS, SHAPES, Scene, Thing


def pair(colour: str, shape: str, background: str = "white") -> Scene:
    other = "square" if shape != "square" else "circle"
    return Scene(
        Thing(colour, shape, "large", 0.25, 0.5, 0.19),
        Thing("black", other, "large", 0.75, 0.5, 0.19),
        "horizontal",
        background,
    )


def test_everything_that_can_be_named_can_be_drawn():
    assert set(DRAW) == set(SHAPES)
    assert set(PAINT) == set(COLOURS)
    assert set(PAPER) == set(BACKGROUNDS)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_thing_is_painted_in_its_colour_where_it_stands(colour):
    picture = draw_scene(pair(colour, "circle" if colour == "black" else "square"), 64)
    assert tuple(picture[:, 32, 16].tolist()) == PAINT[colour]
    assert tuple(picture[:, 32, 48].tolist()) == PAINT["black"]
    assert tuple(picture[:, 2, 2].tolist()) == PAPER["white"]


def test_shapes_differ_at_the_size_of_the_course():
    pictures = torch.stack([draw_scene(pair("red", shape)) for shape in SHAPES]).float()
    apart = torch.cdist(pictures[..., :16].flatten(1), pictures[..., :16].flatten(1))
    assert float((apart + 1e6 * torch.eye(len(SHAPES))).min()) > 500


def test_a_scene_looks_the_same_alone_and_among_others():
    scenes = sample_scenes(40, seed=0)
    together = draw_scenes(scenes, 24)
    assert all(torch.equal(draw_scene(s, 24), p) for s, p in zip(scenes, together, strict=True))


def test_things_do_not_touch_each_other_or_the_border():
    for scene in sample_scenes(500, seed=2):
        first, second = scene.first, scene.second
        assert np.hypot(first.x - second.x, first.y - second.y) > first.radius + second.radius
        for thing in (first, second):
            assert thing.radius < min(thing.x, thing.y, 1 - thing.x, 1 - thing.y) + 0.02


def test_a_picture_too_small_to_see_is_refused():
    with pytest.raises(ValueError, match="at least 8 pixels"):
        draw_scenes(sample_scenes(1, seed=0), 4)
