"""The Vision Transformer as drawings."""

import pytest
import torch
from reading import (
    arrows,
    boxes,
    cells,
    limits,
    near,
    points,
    shows,
    sides,
    sizes,
    texts,
    touched,
    written,
)

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE, PALE
from multimodal.plots.vit.vit_diagrams import block_diagram, vit_diagram

PICTURE = torch.rand(1, 28, 28, generator=torch.Generator().manual_seed(0))
KINDS = ["parallel_block", "pre_norm_block"]


@shows("vit", vit_diagram, PICTURE)
def test_patches_are_cut_from_the_picture_row_by_row(shown, words) -> None:
    (axes,) = shown.axes
    whole, *cuts = axes.images
    assert (whole.get_array() == PICTURE[0].numpy()).all()
    assert whole.get_extent() == pytest.approx((0.2, 2.6, 2.3, 4.7))
    frames = [corner for corner, fill, edge in cells(axes) if (fill, edge) == ("none", ORANGE)]
    places = [(1, 2), (1, 3), (2, 0), (2, 1), (2, 2)]
    for cut, corner, (row, column) in zip(cuts, frames, places, strict=True):
        pixels = PICTURE[0, 7 * row : 7 * row + 7, 7 * column : 7 * column + 7]
        assert (cut.get_array() == pixels.numpy()).all()
        assert cut.get_clim() == (0, 1)
        left, right, bottom, top = cut.get_extent()
        assert near((right - left, top - bottom)) == sizes(axes)[corner] == (0.85, 0.85)
        assert near((left, bottom)) == corner
    assert [y for _, y in frames] == sorted((y for _, y in frames), reverse=True)
    (rest,) = [points(line) for line in axes.lines if line.get_color() == INK]
    assert rest == [(3.92, 0.3), (3.92, 0.45), (3.92, 0.6)]
    assert limits(axes) == ((0, 15.2), (0, 7.4))
    lines = [points(line) for line in axes.lines if line.get_color() == ORANGE]
    upright = sorted(line[0][0] for line in lines if line[0][0] == line[1][0])
    lying = sorted(line[0][1] for line in lines if line[0][1] == line[1][1])
    assert upright == pytest.approx([0.2, 0.8, 1.4, 2.0, 2.6])
    assert lying == pytest.approx([2.3, 2.9, 3.5, 4.1, 4.7])
    assert (len(lines), len(upright), len(lying)) == (10, 5, 5)


@shows("vit", vit_diagram, PICTURE)
def test_the_first_token_is_that_of_the_class(shown, words) -> None:
    (axes,) = shown.axes
    tokens = [each for each in cells(axes) if each[0][0] in (8.0, 8.45, 8.9)]
    rows: dict[float, set] = {}
    for (_, y), fill, edge in tokens:
        rows.setdefault(y, set()).add((fill, edge))
    assert len(tokens) == 18
    assert {sizes(axes)[place] for place, _, _ in tokens} == {(0.45, 0.7)}
    top, *others = (rows[y] for y in sorted(rows, reverse=True))
    assert top == {(PALE[GREEN], GREEN)}
    assert others == [{(PALE[BLUE], BLUE)}] * 5
    assert written(axes, words("class_token")).get_color() == GREEN
    assert texts(axes)[words("class_token")][0][1] > max(rows) > 0.3
    assert texts(axes)[words("plus_positions")][0][1] < min(rows)


@shows("vit", vit_diagram, PICTURE)
def test_tokens_pass_the_map_the_blocks_and_the_first_of_them_the_head(shown, words) -> None:
    (axes,) = shown.axes
    colours = {says: (place, colour) for (says, place), colour in boxes(axes).items()}
    assert colours == {
        words("linear_map"): ((6.0, 3.5), BLUE),
        words("blocks"): ((11.2, 3.5), ORANGE),
        words("head"): ((13.9, 5.65), GREEN),
    }
    joined = [(touched(axes, start), touched(axes, end)) for start, end, _ in arrows(axes)]
    linear, blocks, head = words("linear_map"), words("blocks"), words("head")
    assert joined == [(None, None), (None, linear), (linear, None), (None, blocks), (blocks, head)]
    assert all(start[0] < end[0] and start[1] == end[1] for start, end, _ in arrows(axes))
    read = list(arrows(axes))[-1][0][1]
    assert read == pytest.approx(5.3 + 0.7 / 2)
    heads = [texts(axes)[words(key)][0][0] for key in ("picture", "patches", "class_token")]
    assert heads == sorted(heads)


@shows("vit", block_diagram, KINDS)
def test_a_block_adds_what_its_layers_make_of_the_tokens(shown, words) -> None:
    parallel, sequential = shown.axes
    assert shown.get_figheight() == pytest.approx(2 * 1.9)
    for axes, kind, joins in ((parallel, KINDS[0], 1), (sequential, KINDS[1], 2)):
        assert axes.get_title() == words(kind)
        assert (limits(axes), axes.get_aspect()) == (((0, 15), (0, 3.9)), 1)
        line = texts(axes)[words("tokens_in")][0][1]
        ((start, end),) = [(a, b) for a, b, _ in arrows(axes) if a[1] == b[1] == line]
        assert start[0] < 2 < 14 < end[0]
        circles = [points(each)[0] for each in axes.lines if each.get_marker() == "o"]
        assert circles == texts(axes)["+"]
        assert len(circles) == joins
        upwards = [(a, b) for a, b, _ in arrows(axes) if a[0] == b[0]]
        assert [(b[0], line) for _, b in upwards] == circles
        assert all(a[1] < b[1] < line for a, b in upwards)
        assert {each.get_color() for each in axes.lines if each.get_marker() != "o"} == {GREY}


@shows("vit", block_diagram, KINDS)
def test_layers_follow_each_other_or_stand_side_by_side(shown, words) -> None:
    parallel, sequential = shown.axes
    norm, attention, forward = words("norm"), words("attention"), words("feed_forward")
    flows = [(touched(sequential, a), touched(sequential, b)) for a, b, _ in arrows(sequential)]
    inner = [flow for flow in flows if flow != (None, None)]
    assert inner == [(None, norm), (norm, attention), (None, norm), (norm, forward)]
    at = dict(boxes(sequential).keys())
    assert at[attention][0] < at[forward][0]
    assert at[attention][1] == at[forward][1]
    flows = [(touched(parallel, a), touched(parallel, b)) for a, b, _ in arrows(parallel)]
    assert [flow for flow in flows if flow != (None, None)] == [
        (None, norm),
        (None, attention),
        (None, forward),
    ]
    at = dict(boxes(parallel).keys())
    assert at[attention][0] == at[forward][0]
    assert at[attention][1] > at[norm][1] > at[forward][1]
    colours = {says: colour for (says, _), colour in boxes(parallel).items()}
    assert colours == {norm: GREY, attention: ORANGE, forward: ORANGE}
    colours = {says: colour for (says, _), colour in boxes(sequential).items()}
    assert colours == {norm: GREY, attention: ORANGE, forward: ORANGE}


@shows("vit", block_diagram, KINDS)
def test_no_line_of_a_block_ends_in_the_air(shown, words) -> None:
    """Every path begins and ends at a box or on another line."""
    for axes in shown.axes:
        paths = [points(line) for line in axes.lines if len(line.get_xdata()) > 1]
        lines = [*paths, *([start, end] for start, end, _ in arrows(axes))]
        for path in paths:
            for x, y in path:
                meets = [
                    min(a[0], b[0]) <= x <= max(a[0], b[0])
                    and min(a[1], b[1]) <= y <= max(a[1], b[1])
                    for a, b in lines
                ]
                assert sum(meets) > 1 or touched(axes, (x, y)), (x, y)
        assert len(paths) > 3
        ends = [place for line in lines for place in (line[0], line[-1])]
        for left, right in sides(axes):
            assert left in ends, "nothing leads into a layer"
            assert right in ends, "nothing leads out of a layer"


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kinds of block"):
        block_diagram(["post_norm_block"], words=Words("en", "vit"))
