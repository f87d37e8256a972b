"""The parts of drawings: where they stand, what colour they have."""

import pytest
from reading import arrows, boxes, cells, hue, lines, near, points, polygons, sizes, texts, written

from multimodal.plots.drawing import arrow, box, cell, path, raster, sheet, tower, write
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PALE


@pytest.fixture
def axes():
    return sheet(2, (0, 8), (1, 5))[1]


def test_a_sheet_is_bare_and_its_units_are_equal(axes) -> None:
    assert (axes.get_xlim(), axes.get_ylim(), axes.get_aspect()) == ((0, 8), (1, 5), 1)
    assert len(axes.get_xticks()) == len(axes.get_yticks()) == 0
    assert not any(spine.get_visible() for spine in axes.spines.values())


def test_a_box_stands_around_its_text_and_knows_its_edges(axes) -> None:
    made = box(axes, (4, 2.5), (2, 1), "norm", GREEN)
    assert boxes(axes) == {("norm", (4, 2.5)): GREEN}
    assert hue(axes.patches[0].get_facecolor()) == PALE[GREEN]
    assert made == ((3, 2.5), (5, 2.5), (4, 3), (4, 2))
    assert (made.left, made.right, made.above, made.below) == made
    box(axes, (4, 2.5), (2, 1), "norm", GREEN, fill="white")
    assert hue(axes.patches[1].get_facecolor()) == "#FFFFFF"


def test_a_tower_narrows_from_left_to_right(axes) -> None:
    tower(axes, (3, 2), (0.5, 2, 1), "encoder", BLUE)
    assert polygons(axes) == [([(2.5, 0), (2.5, 4), (3.5, 3), (3.5, 1)], BLUE)]
    assert hue(axes.patches[0].get_facecolor()) == PALE[BLUE]
    assert texts(axes) == {"encoder": [(3, 2)]}


def test_cells_of_a_raster_go_down_row_by_row(axes) -> None:
    for row, column, corner in raster((1, 5), 0.5, (2, 3)):
        cell(axes, corner, (0.5, 0.5), ORANGE if row > column else "none", ec=BLUE)
    assert set(sizes(axes).values()) == {(0.5, 0.5)}
    corners = [(1, 4.5), (1.5, 4.5), (2, 4.5), (1, 4), (1.5, 4), (2, 4)]
    fills = ["none"] * 3 + [ORANGE] + ["none"] * 2
    assert cells(axes) == [(*each, BLUE) for each in zip(corners, fills, strict=True)]


def test_the_head_of_an_arrow_is_at_its_end(axes) -> None:
    arrow(axes, (1, 2), (3, 4))
    arrow(axes, (3, 4), (1, 2), ORANGE, lw=3)
    assert list(arrows(axes)) == [((1, 2), (3, 4), GREY), ((3, 4), (1, 2), ORANGE)]
    assert [text.arrow_patch.get_linewidth() for text in axes.texts] == [1.4, 3]
    assert "-|>" in str(axes.texts[0].arrowprops)


def test_a_path_goes_through_its_points(axes) -> None:
    path(axes, (1, 2), (3, 4), (3, 1), colour=GREEN, ls=":")
    assert points(axes.lines[0]) == [(1, 2), (3, 4), (3, 1)]
    assert axes.lines[0].get_color() == GREEN
    assert axes.lines[0].get_linestyle() == ":"
    assert lines(axes) == {}


def test_a_text_has_its_middle_at_its_place(axes) -> None:
    write(axes, (1, 2), "loss", color=ORANGE)
    text = written(axes, "loss")
    assert (near(text.get_position()), text.get_color()) == ((1, 2), ORANGE)
    assert (text.get_ha(), text.get_va()) == ("center", "center")
