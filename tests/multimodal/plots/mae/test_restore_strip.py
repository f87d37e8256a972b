"""Five squares: places, visible, with mask tokens, restored."""

from reading import cells, limits, shows, sizes, texts

from multimodal.plots.mae.restore_strip import COLOURS, restore_strip
from multimodal.plots.style import AMBER, PALE

NOISE = [0.8, 0.2, 0.9, 0.1, 0.5]


@shows("mae", restore_strip, NOISE, [3, 1], [3, 1, 4, 0, 2])
def test_squares_keep_their_colours_and_masks_fill_the_holes(shown, words) -> None:
    (axes,) = shown.axes
    rows = {0: [0, 1, 2, 3, 4], 1: [3, 1], 2: [3, 1, -1, -1, -1], 3: [-1, 1, -1, 3, -1]}
    expected = {
        ((float(column), round(-1.6 * line, 6)), PALE[AMBER] if place < 0 else COLOURS[place])
        for line, row in rows.items()
        for column, place in enumerate(row)
    }
    assert {((x, round(y, 6)), fill) for (x, y), fill, _ in cells(axes)} == expected
    assert set(sizes(axes).values()) == {(0.9, 0.9)}
    found = texts(axes)
    for line, key in enumerate(("places", "visible", "filled", "restored")):
        assert found[words(f"strip_{key}")] == [(-0.4, round(0.45 - 1.6 * line, 6))]
    assert len(found["M"]) == 6
    assert found["0.9"] == [(2.45, -0.25)]
    assert (2.45, -5.05) in found["4"]
    assert limits(axes) == ((-7.2, 5.1), (-5.4, 1.2))
