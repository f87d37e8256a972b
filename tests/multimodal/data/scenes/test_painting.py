import numpy as np
import pytest
import torch

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.painting import DRAW, PAINT, PAPER, draw_scenes
from multimodal.data.scenes.world import BACKGROUNDS, COLOURS, SHAPES, Scene, Thing

OUTLINES = {
    "circle": (2.835, -0.95, 0.95, 0.95),
    "square": (2.69, -0.82, 0.82, 0.82),
    "triangle": (1.57, -0.978, 0.75, 0.908),
    "cross": (2.022, -0.95, 0.95, 0.95),
    "star": (1.481, -1.05, 0.849, 0.999),
    "heart": (2.14, -0.85, 0.85, 0.95),
}
"""Area, top, bottom and side, in units of the radius; y grows downwards."""


def draw_scene(scene, size=32):
    """One scene as (3, size, size)."""
    return draw_scenes([scene], size)[0]


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


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_a_distance_with_its_outline_the_same_on_both_sides(shape):
    axis = (np.arange(600) + 0.5) / 250 - 1.2
    x, y = np.meshgrid(axis, axis)
    distance = DRAW[shape](x, y)
    inside, edge = distance < 0, np.abs(distance) < 0.05
    np.testing.assert_allclose(distance, distance[:, ::-1], atol=1e-9)
    outline = inside.sum() / 250**2, y[inside].min(), y[inside].max(), x[inside].max()
    assert outline == pytest.approx(OUTLINES[shape], abs=0.01)
    slopes = np.hypot(*np.gradient(distance, 1 / 250))
    assert slopes[edge].mean() == pytest.approx(1, abs=0.01)


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


DRAWN = """
.....++..... ............ ............ ............ ....++++.... ............
...######... .++++++++++. .....++..... .....++..... ....####.... ..+#+..+#+..
..########.. .+########+. .....##..... .....##..... ....####.... .##########.
.##########. .+########+. ....+##+.... ....+##+.... ....####.... +##########+
.##########. .+########+. ....####.... +##########+ +##########+ +##########+
+##########+ .+########+. ...+####+... ..########.. +##########+ .##########.
+##########+ .+########+. ...######... ...######... +##########+ .+########+.
.##########. .+########+. ..+######+.. ...+####+... +##########+ ..+######+..
.##########. .+########+. ..########.. ...######... ....####.... ...+####+...
..########.. .+########+. .+########+. ...#+..+#... ....####.... ....+##+....
...######... .++++++++++. ............ ..+......+.. ....####.... .....++.....
.....++..... ............ ............ ............ ....++++.... ............
"""
"""A circle, a square, a triangle, a star, a cross, a heart: ``+`` where a pixel is half covered."""


def test_every_shape_is_drawn_as_ever():
    rows = [row.split() for row in DRAWN.split("\n") if row]
    for number, shape in enumerate(SHAPES):
        first = Thing("black", shape, "large", 0.25, 0.5, 0.24)
        second = Thing("red", "heart", "large", 0.9, 0.5, 0.05)
        picture = draw_scene(Scene(first, second, "horizontal"), 24)[0, 6:18, :12]
        signs = ["".join("#" if p < 71 else "+" if p < 173 else "." for p in r) for r in picture]
        assert signs == [row[number] for row in rows]


def test_the_paints_and_papers_of_the_pages():
    assert PAPER == {
        "white": (255, 255, 255),
        "grey": (222, 224, 226),
        "cream": (250, 243, 224),
        "mist": (223, 235, 242),
    }
    assert PAINT == {
        "red": (215, 38, 40),
        "yellow": (246, 211, 45),
        "green": (40, 150, 60),
        "blue": (35, 90, 205),
        "purple": (120, 45, 150),
        "black": (25, 25, 28),
    }


def test_many_scenes_are_painted_in_parts_without_a_seam():
    scenes = sample_scenes(2060, seed=0)
    together = draw_scenes(scenes, 8)
    for index in (0, 1023, 1024, 1025, 2047, 2048, 2059):
        assert torch.equal(together[index], draw_scene(scenes[index], 8))


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_the_paper_is_of_the_scene(background):
    assert tuple(draw_scene(pair("red", "star", background))[:, 0, 0].tolist()) == PAPER[background]
