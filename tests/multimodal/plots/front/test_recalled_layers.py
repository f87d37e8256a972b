"""Pictures of the refresher: a convolution, two ways to read a sentence."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from reading import arrows, boxes, shows, texts, touched

from multimodal.plots.front.recalled_layers import (
    TOKENS,
    attending_reader,
    convolution_panels,
    recurrent_reader,
)
from multimodal.plots.style import AMBER, BLUE, GREEN

PICTURE = torch.rand(6, 6, generator=torch.Generator().manual_seed(0))
KERNEL = torch.tensor([[-1.0, 0.0], [2.0, 1.0]])
RESPONSE = torch.randn(5, 5, generator=torch.Generator().manual_seed(1))
WEIGHTS = torch.tensor(
    [[0.7, 0.1, 0.1, 0.1], [0.2, 0.3, 0.4, 0.1], [0.0, 0.0, 0.0, 1.0], [0.25] * 4]
)


@shows("front", convolution_panels, PICTURE, KERNEL, RESPONSE)
def test_picture_kernel_and_response_stand_side_by_side(shown, words) -> None:
    for axes, values in zip(shown.axes, (PICTURE, KERNEL, RESPONSE), strict=True):
        assert np.allclose(axes.images[0].get_array(), values)
    assert [axes.get_title() for axes in shown.axes] == [
        words(key) for key in ("picture", "kernel", "response")
    ]
    assert texts(shown.axes[1]) == {"-1": [(0, 0)], "0": [(1, 0)], "2": [(0, 1)], "1": [(1, 1)]}
    low, high = shown.axes[2].images[0].get_clim()
    assert -low == high == pytest.approx(float(RESPONSE.abs().max()))


@shows("front", recurrent_reader)
def test_a_state_hears_its_word_and_the_state_before(shown, words) -> None:
    (axes,) = shown.axes
    read = [words(token) for token in TOKENS]
    states = [words("state", place=place) for place in range(1, 5)]
    links = {(touched(axes, start), touched(axes, end)) for start, end, _ in arrows(axes)}
    expected = {*zip(read, states, strict=True), *pairwise(states)}
    assert links == expected
    colours = {says: colour for (says, _), colour in boxes(axes).items() if says}
    assert {colours[name] for name in read} == {BLUE}
    assert {colours[name] for name in states} == {AMBER}


@shows("front", attending_reader, WEIGHTS)
def test_every_output_takes_from_every_word_by_its_weight(shown, words) -> None:
    (axes,) = shown.axes
    read = [words(token) for token in TOKENS]
    outputs = [words("output", place=place) for place in range(1, 5)]
    widths = {
        (touched(axes, text.xyann), touched(axes, text.xy)): text.arrow_patch.get_linewidth()
        for text in axes.texts
        if getattr(text, "arrow_patch", None) is not None
    }
    assert widths == {
        (below, above): pytest.approx(0.3 + 4 * float(weight))
        for above, row in zip(outputs, WEIGHTS, strict=True)
        for below, weight in zip(read, row, strict=True)
    }
    colours = {says: colour for (says, _), colour in boxes(axes).items()}
    assert {colours[name] for name in outputs} == {GREEN}
