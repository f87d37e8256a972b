"""Products, both vectors, and the corner, each in its colour."""

import torch
from reading import cells, hue, shows, texts

from multimodal.plots.fusion_representations.outer_table import outer_table
from multimodal.plots.style import AMBER, BLUE, GREY, ORANGE

FIRST, SECOND = torch.tensor([2.0, 5.0]), torch.tensor([1.0, 3.0, -4.0])


@shows("fusion_representations", outer_table, FIRST, SECOND)
def test_every_number_times_every_number_and_the_vectors_beside(shown, words) -> None:
    (axes,) = shown.axes
    rows, columns = [2, 5, 1], [1, 3, -4, 1]
    edges = {corner: edge for corner, _, edge in cells(axes)}
    for row, one in enumerate(rows):
        for column, other in enumerate(columns):
            middle = (column + 0.5, 2 - row + 0.5)
            assert middle in texts(axes)[f"{one * other:g}"]
            last = row == 2, column == 3
            colours = {(False, False): ORANGE, (True, False): AMBER, (False, True): BLUE}
            assert edges[column, 2 - row] == colours.get(last, GREY)
    # the vectors stand beside it
    beside = [text for text in axes.texts if text.get_position()[0] == -0.75]
    above = [text for text in axes.texts if text.get_position()[1] == 3.5]
    assert [text.get_text() for text in beside] == ["2", "5", "1"]
    assert [text.get_text() for text in above] == ["1", "3", "-4", "1"]
    assert [hue(text.get_color()) for text in beside] == [BLUE, BLUE, GREY]
    assert [hue(text.get_color()) for text in above] == [AMBER, AMBER, AMBER, GREY]
    assert words("picture") in texts(axes)
    assert words("text") in texts(axes)
