"""What a scale does."""

import math

import numpy as np
import pytest
from reading import legend, levels, lines, points, shows, texts

from multimodal.language import Words
from multimodal.plots.clip.temperature import loss_by_scale, probability_by_gap
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PINK

LOSSES = {"1": [5.5, 5.4], "learned": [5.0, 1.0], "100": [9.0, 2.0, 1.5]}


@shows("clip", probability_by_gap, (2, 30))
def test_curves_are_softmax_over_two_classes(shown, words) -> None:
    (axes,) = shown.axes
    for scale, colour in ((2, PINK), (30, ORANGE)):
        line = lines(axes)[words("scale_is", scale=f"{scale}")]
        assert line.get_color() == legend(axes)[line.get_label()] == colour
        gaps = line.get_xdata()
        assert (gaps[0], gaps[-1]) == (0, 0.4)
        shares = np.exp(scale * gaps) / (np.exp(scale * gaps) + 1)
        assert line.get_ydata() == pytest.approx(shares)
    assert axes.get_ylim() == (0.45, 1.02)
    assert levels(axes) == [0.5]
    assert (axes.get_xlabel(), axes.get_ylabel()) == (
        words("cosine_gap"),
        words("probability_better"),
    )


def test_without_being_asked_three_scales_are_shown() -> None:
    (axes,) = probability_by_gap(words=Words("en", "clip")).axes
    colours = {label.split()[-1]: colour for label, colour in legend(axes).items()}
    assert colours == {"1": PINK, "14.3": ORANGE, "100": BLUE}


def test_too_many_scales_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        probability_by_gap([1, 2, 3, 4, 5], words=Words("en", "clip"))
    four = probability_by_gap([1, 2, 3, 4], words=Words("en", "clip"))
    assert list(legend(four.axes[0]).values()) == [PINK, ORANGE, BLUE, GREEN]


@shows("clip", loss_by_scale, LOSSES, floor=4.5, batch_size=256)
def test_each_run_has_its_curve_and_both_levels_their_names(shown, words) -> None:
    (axes,) = shown.axes
    named = {
        words("scale_is", scale="1"): ("1", PINK),
        words("scale_learned"): ("learned", BLUE),
        words("scale_is", scale="100"): ("100", GREEN),
    }
    for label, (name, colour) in named.items():
        line = lines(axes)[label]
        assert points(line) == list(enumerate(LOSSES[name], start=1))
        assert line.get_color() == legend(shown)[label] == colour
    assert levels(axes) == [math.log(256), 4.5]
    above, below = axes.texts
    assert (above.get_text(), above.xy[1]) == (words("chance_loss", size=256), math.log(256))
    assert (below.get_text(), below.xy[1]) == (words("floor_of"), 4.5)
    assert (above.get_va(), below.get_va()) == ("bottom", "top")
    assert {above.get_color(), below.get_color()} == {GREY}
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("step"), words("loss"))
    assert axes.get_ylim()[0] == 0
    assert len(texts(axes)) == 2
