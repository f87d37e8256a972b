"""Garments with their nearest neighbours."""

import torch
from reading import hue, shows

from multimodal.plots.contrastive.neighbour_rows import NeighbourRow, neighbour_rows
from multimodal.plots.style import GREEN, ORANGE

ENCODERS = ("random_weights", "simclr")
RIGHT = [[[True, False, False], [True, True, False]], [[False, False, True], [True, True, True]]]
ROWS = [
    NeighbourRow(torch.rand(1, 8, 8), [torch.rand(3, 1, 8, 8) for _ in ENCODERS], right)
    for right in RIGHT
]


def framed(axes) -> str | None:
    colours = {hue(s.get_edgecolor()) for s in axes.spines.values() if s.get_visible()}
    return colours.pop() if colours else None


@shows("contrastive", neighbour_rows, ROWS, ENCODERS)
def test_neighbours_stand_beside_the_query_in_one_block_per_encoder(shown, words) -> None:
    width = 1 + 4 * len(ENCODERS)
    lines = [shown.axes[:width], shown.axes[width:]]
    heads = {place: axes.get_title() for place, axes in enumerate(lines[0]) if axes.get_title()}
    assert heads == {0: words("question"), 3: words("random_weights"), 7: words("simclr")}
    for line, row in zip(lines, ROWS, strict=True):
        pictures = [row.query, *row.neighbours[0], *row.neighbours[1]]
        seen = [axes for axes in line if axes.images]
        assert [line.index(axes) for axes in seen] == [0, 2, 3, 4, 6, 7, 8]
        for axes, picture in zip(seen, pictures, strict=True):
            assert (axes.images[0].get_array() == 1 - picture[0].numpy()).all()
        right = [framed(axes) for axes in seen]
        expected = [GREEN if is_right else ORANGE for block in row.right for is_right in block]
        assert right == [None, *expected]
