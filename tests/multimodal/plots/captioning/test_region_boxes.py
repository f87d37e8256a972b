"""Boxes of two kinds over each picture, named once."""

import torch
from matplotlib.patches import Rectangle
from reading import hue, near, shows

from multimodal.plots.captioning.region_boxes import COLOURS, region_boxes

PICTURES = torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8)
BOXES = {
    "exact": [[(0.1, 0.2, 0.4, 0.6)], [(0.0, 0.0, 0.5, 0.5), (0.5, 0.5, 1.0, 1.0)]],
    "proposed": [[], [(0.1, 0.1, 0.5, 0.4)]],
}


@shows("captioning", region_boxes, PICTURES, BOXES)
def test_boxes_lie_where_they_are_said_to_be(shown, words) -> None:
    for place, axes in enumerate(shown.axes):
        assert (axes.images[0].get_array() == PICTURES[place].permute(1, 2, 0).numpy()).all()
        assert list(axes.images[0].get_extent()) == [0, 1, 1, 0]
        found = [
            (near(patch.get_xy()), near((patch.get_width(), patch.get_height())), patch)
            for patch in axes.patches
            if isinstance(patch, Rectangle)
        ]
        expected = [
            (near(box[:2]), near((box[2] - box[0], box[3] - box[1])), kind)
            for kind, of_pictures in BOXES.items()
            for box in of_pictures[place]
        ]
        assert [row[:2] for row in found] == [row[:2] for row in expected]
        assert [hue(patch.get_edgecolor()) for *_, patch in found] == [
            COLOURS[kind][0] for *_, kind in expected
        ]


@shows("captioning", region_boxes, PICTURES, BOXES)
def test_the_kinds_are_named(shown, words) -> None:
    named = [text.get_text() for text in shown.legends[0].get_texts()]
    assert named == [words("regions_exact"), words("regions_proposed")]
    handles = [(hue(line.get_color()), line.get_linestyle()) for line in shown.axes[0].lines]
    assert handles == [COLOURS["exact"], COLOURS["proposed"]]
