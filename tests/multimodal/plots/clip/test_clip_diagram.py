"""The drawing of the dual encoder."""

from matplotlib.patches import Circle
from reading import arrows, boxes, cells, hue, limits, near, polygons, shows, sizes, texts, written

from multimodal.plots.clip.clip_diagram import RED, dual_encoder_diagram
from multimodal.plots.style import BLUE, GREEN, GREY, MIST, ORANGE, PALE


@shows("clip", dual_encoder_diagram)
def test_pairs_stand_on_the_diagonal_of_the_matrix(shown, words) -> None:
    (axes,) = shown.axes
    fills = {(round(x, 3), round(y, 3)): fill for (x, y), fill, _ in cells(axes)}
    where = {name: places[0] for name, places in texts(axes).items()}
    for i in (1, 2, 3):
        row, column = where[f"$I_{i}$"], where[f"$T_{i}$"]
        for j in (1, 2, 3):
            x, y = where[f"$I_{i}·T_{j}$"]
            assert (x, y) == (where[f"$T_{j}$"][0], row[1])
            assert fills[round(x - 0.55, 3), round(y - 0.55, 3)] == (GREEN if i == j else MIST)
        assert fills[round(row[0] - 0.5, 3), round(row[1] - 0.55, 3)] == PALE[BLUE]
        assert fills[round(column[0] - 0.55, 3), round(column[1] - 0.375, 3)] == PALE[ORANGE]
    assert where["$I_1$"][1] > where["$I_2$"][1] > where["$I_3$"][1]
    assert where["$T_1$"][0] < where["$T_2$"][0] < where["$T_3$"][0]
    assert sizes(axes)[near((row[0] - 0.5, row[1] - 0.55))] == (1, 1.1)
    assert sizes(axes)[near((column[0] - 0.55, column[1] - 0.375))] == (1.1, 0.75)
    assert where[words("similarity_entries")][1] > where["$I_1·T_1$"][1]
    assert where[words("similarity_entries")][0] > where["$T_3$"][0] + 0.55
    assert written(axes, "$I_1·T_1$").get_color() == "white"


@shows("clip", dual_encoder_diagram)
def test_captions_and_pictures_pass_their_own_tower(shown, words) -> None:
    (axes,) = shown.axes
    where = {name: places[0] for name, places in texts(axes).items()}
    for key, colour in (("text_encoder", ORANGE), ("image_encoder", BLUE)):
        x, y = where[words(key)]
        corners = [
            (x - 0.95, y - 1.2),
            (x - 0.95, y + 1.2),
            (x + 0.95, y + 0.7),
            (x + 0.95, y - 0.7),
        ]
        found = [places for places, edge in polygons(axes) if edge == colour]
        assert [(round(a, 6), round(b, 6)) for a, b in corners] in found
        starts = {start for start, end, _ in arrows(axes) if end == (3.35, y)}
        assert 2 < max(starts)[0] < 3
    captions = [where[words(f"caption_{row}")] for row in (1, 2, 3)]
    assert captions == sorted(captions, key=lambda place: -place[1])
    assert {place for _, place in boxes(axes)} == set(captions)
    assert set(boxes(axes).values()) == {GREY}
    assert min(y for _, y in captions) > 5 > where["$I_1$"][1]


@shows("clip", dual_encoder_diagram)
def test_shapes_follow_the_captions_from_top_to_bottom(shown, words) -> None:
    (axes,) = shown.axes
    assert limits(axes) == ((0, 14.6), (0, 8.2))
    circle = next(patch for patch in axes.patches if isinstance(patch, Circle))
    square = next(place for place, fill, _ in cells(axes) if fill == BLUE)
    triangle = next(corners for corners, edge in polygons(axes) if edge == GREEN)
    assert circle.center[1] > square[1] > max(y for _, y in triangle)
    left, right, top = triangle
    assert left[1] == right[1] < top[1]
    assert left[0] < top[0] < right[0]
    assert hue(circle.get_facecolor()) == RED
    papers = [place for place, fill, edge in cells(axes) if (fill, edge) == ("#F6F4EE", GREY)]
    rows = [texts(axes)[f"$I_{row}$"][0][1] for row in (1, 2, 3)]
    assert papers == [near((1, row - 0.48)) for row in rows]
    assert {sizes(axes)[paper] for paper in papers} == {(0.96, 0.96)}
    assert sizes(axes)[square] == (0.54, 0.54)
    assert near(circle.center)[1] == texts(axes)["$I_1$"][0][1]


@shows("clip", dual_encoder_diagram)
def test_arrows_lead_into_the_matrix_and_out_of_it(shown, words) -> None:
    (axes,) = shown.axes
    where = {name: places[0] for name, places in texts(axes).items()}
    by_colour = {colour: (start, end) for start, end, colour in arrows(axes) if colour != GREY}
    (left, right), (above, below) = by_colour[BLUE], by_colour[ORANGE]
    assert where["$T_3$"][0] + 0.55 < left[0] < right[0] < where[words("rows_choose")][0]
    assert left[1] == right[1] == where["$I_2$"][1] == where[words("rows_choose")][1]
    assert where["$I_3$"][1] - 0.55 > above[1] > below[1] > where[words("columns_choose")][1]
    assert above[0] == below[0] == where["$T_2$"][0]
    assert written(axes, words("rows_choose")).get_color() == BLUE
    assert written(axes, words("columns_choose")).get_color() == ORANGE
    grey = {end: start for start, end, colour in arrows(axes) if colour == GREY}
    assert grey[7.05, 2.8][0] < 5.5
    into = max(grey, key=lambda end: end[0])
    assert into[0] == where["$T_2$"][0]
    assert grey[into][1] == where[words("text_encoder")][1] > into[1] > where["$T_2$"][1]
