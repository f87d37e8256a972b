"""Bars that add up: whom a network hears, by kind of question."""

import pytest
from reading import legend, shows, ticks

from multimodal.plots.fusion_strategies.kind_weights import PARTS, kind_weights

KINDS = ("first", "second", "either", "product")
WEIGHTS = {
    "dynamic": {kind: (0.9 - 0.2 * row, 0.1 + 0.2 * row, 0.0) for row, kind in enumerate(KINDS)},
    "experts": dict.fromkeys(KINDS, (0.2, 0.3, 0.5)),
}


@shows("fusion_strategies", kind_weights, WEIGHTS)
def test_a_bar_a_kind(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == [words(f"strategy_{n}") for n in WEIGHTS]
    for axes, by_kind in zip(shown.axes, WEIGHTS.values(), strict=True):
        assert len(axes.containers) == len(PARTS)
        for column, bars in enumerate(axes.containers):
            for bar, weights in zip(bars, by_kind.values(), strict=True):
                assert bar.get_width() == pytest.approx(100 * weights[column])
                assert bar.get_x() == pytest.approx(100 * sum(weights[:column]))
        assert axes.get_xlabel() == words("weight")
    first = shown.axes[0]
    assert ticks(first.yaxis) == [words(f"asked_{kind}") for kind in KINDS]
    assert first.get_ylim()[0] > first.get_ylim()[1]
    assert legend(shown) == {words(f"heard_{part}"): colour for part, colour in PARTS.items()}
