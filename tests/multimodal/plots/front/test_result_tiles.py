"""The tiles of the home page: bars, answers, frames, maps."""

import numpy as np
import pytest
import torch
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from reading import legend, shows, texts, ticks

from multimodal.plots.front.result_tiles import (
    SIZE,
    exchanged_tile,
    filled_tile,
    halves_tile,
    looking_tile,
    neighbours_tile,
    search_tile,
)
from multimodal.plots.mae.picture_rows import COVER
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE


def drawn(shape, seed=0):
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


GARMENTS = drawn((2, 1, 8, 8))
SHARES = {
    "en": {"picture": 0.9, "words": 0.9, "both": 0.9},
    "es": {"picture": 0.1, "words": 0.04, "both": 0.65, "sentence": 0.7},
    "zh": {"picture": 0.2, "words": 0.2, "both": 0.2},
}
PICTURES = (255 * drawn((9, 3, 6, 6))).to(torch.uint8)
QUERIES = {"en": "a star", "es": "una estrella", "zh": "五角星"}
FOUND = {"en": [1, 2, 3, 4], "es": [8, 5, 0, 7], "zh": [1, 2, 3, 4]}
RIGHT = dict.fromkeys(QUERIES, torch.zeros(3)) | {"es": torch.tensor([0.81, 0.83, 0.96, 0.5])}
WRONG = dict.fromkeys(QUERIES, torch.zeros(3)) | {"es": torch.tensor([-0.5, 0.1])}
NEIGHBOURS = drawn((2, 3, 1, 8, 8), 1)
HITS = [[True, True, False], [False, True, True]]
WEIGHTS = drawn((2, 16), 2)
HIDDEN = drawn((2, 1, 8, 8), 3) > 0.5


def pixels(axes):
    return np.asarray(axes.images[0].get_array())


def rows(shown):
    """The axes of two rows, and what stands before each."""
    grid = np.array(shown.axes).reshape(2, 2)
    return grid, [row[0].get_ylabel() for row in grid]


def frame(axes):
    spine = axes.spines["left"]
    return to_hex(spine.get_edgecolor()).upper() if spine.get_visible() else None


@shows("front", halves_tile, SHARES)
def test_bars_are_the_shares_in_the_language_of_the_reader(shown, words) -> None:
    (axes,) = shown.axes
    bars = [(bar.get_width(), to_hex(bar.get_facecolor()).upper()) for bar in axes.patches]
    assert bars == [(10, BLUE), (4, ORANGE), (65, GREEN)]
    assert list(texts(axes)) == ["10 %", "4 %", "65 %"]
    assert ticks(axes.yaxis) == [words(f"half_{key}") for key in ("picture", "words", "both")]
    assert [bar.get_y() + bar.get_height() / 2 for bar in axes.patches] == pytest.approx(
        [0, -1, -2]
    )
    assert tuple(shown.get_size_inches()) == SIZE


@shows("front", search_tile, PICTURES, QUERIES, FOUND, 5)
def test_the_right_answer_has_a_green_frame(shown, words) -> None:
    assert len(shown.axes) == 4
    assert shown.get_suptitle() == "una estrella"
    for axes, number in zip(shown.axes, FOUND["es"], strict=True):
        assert (pixels(axes) == PICTURES[number].permute(1, 2, 0).numpy()).all()
        assert frame(axes) == (GREEN if number == 5 else GREY)


@shows("front", exchanged_tile, RIGHT, WRONG)
def test_either_kind_of_pair_adds_up_to_one(shown, words) -> None:
    (axes,) = shown.axes
    groups = [group for group in axes.containers if isinstance(group, BarContainer)]
    for group, values, key, colour in zip(
        groups, (RIGHT, WRONG), ("true_pair", "false_pair"), (GREEN, ORANGE), strict=True
    ):
        assert legend(axes)[words(key)] == colour
        assert sum(bar.get_height() for bar in group) == pytest.approx(1)
        assert to_hex(group[0].get_facecolor()).upper() == colour
        middle = sum((bar.get_x() + bar.get_width() / 2) * bar.get_height() for bar in group)
        assert middle == pytest.approx(float(values["es"].mean()), abs=0.05)
    assert axes.get_xlabel() == words("fit")
    assert axes.get_xlim() == (-1, 1)


@shows("front", neighbours_tile, GARMENTS, NEIGHBOURS, HITS)
def test_a_row_is_a_question_with_its_neighbours_framed(shown, words) -> None:
    grid = np.array(shown.axes).reshape(2, 4)
    titles = [axes.get_title() for axes in grid.flat]
    assert titles == [words("seen_badly"), "", words("nearest"), "", *[""] * 4]
    for row, query, found, hits in zip(grid, GARMENTS, NEIGHBOURS, HITS, strict=True):
        assert np.allclose(pixels(row[0]), 1 - query[0])
        assert frame(row[0]) is None
        for axes, picture, hit in zip(row[1:], found, hits, strict=True):
            assert np.allclose(pixels(axes), 1 - picture[0])
            assert frame(axes) == (GREEN if hit else ORANGE)


@shows("front", looking_tile, GARMENTS, WEIGHTS, 6)
def test_the_patch_that_looks_is_marked_above_what_it_takes(shown, words) -> None:
    (above, below), names = rows(shown)
    assert names == [words("one_square"), words("looks_at")]
    for axes, picture in zip(above, GARMENTS, strict=True):
        assert np.allclose(pixels(axes), 1 - picture[0])
        (mark,) = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
        assert mark.get_bbox().bounds == (3.5, 1.5, 2, 2)  # row 1, column 2 of 4 x 4
    for axes, row in zip(below, WEIGHTS, strict=True):
        expected = row.reshape(4, 4).repeat_interleave(2, 0).repeat_interleave(2, 1)
        assert np.allclose(pixels(axes), expected)


@shows("front", filled_tile, GARMENTS, HIDDEN, GARMENTS.flip(0))
def test_hidden_pixels_are_grey_and_the_answer_stands_below(shown, words) -> None:
    (above, below), names = rows(shown)
    assert names == [words("given"), words("drawn")]
    for axes, picture, hidden in zip(above, GARMENTS, HIDDEN, strict=True):
        assert np.allclose(pixels(axes)[hidden[0]], COVER)
        assert np.allclose(pixels(axes)[~hidden[0]], (1 - picture[0])[~hidden[0]])
    for axes, picture in zip(below, GARMENTS.flip(0), strict=True):
        assert np.allclose(pixels(axes), 1 - picture[0])
