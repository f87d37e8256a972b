"""Areas under the curve: a bar is the mean of the languages, a dot one language."""

from itertools import product

import pandas as pd
from reading import bars, dots, legend, levels, shows, ticks

from multimodal.plots.caption_judging.truth_bars import COLOURS, WIDTH, truth_bars
from multimodal.plots.style import GREY, INK

METRICS = ("shared_words", "clip_score", "cider_d")
ROWS = [
    {"metric": metric, "kind": kind, "language": code, "area": 0.1 * place + 0.01 * number}
    for place, (metric, kind) in enumerate(product(METRICS, COLOURS))
    for number, code in enumerate(("en", "es", "zh"))
]


@shows("caption_judging", truth_bars, pd.DataFrame(ROWS))
def test_bars_are_means_and_dots_languages(shown, words) -> None:
    (axes,) = shown.axes
    assert ticks(axes.xaxis) == [words(name) for name in METRICS]
    for side, (kind, colour), first in zip((-0.5, 0.5), COLOURS.items(), (0, 1), strict=True):
        found, points = bars(axes)[words(kind)]
        assert found == colour
        assert points == [
            (round(place + side * WIDTH, 6), round(0.1 * (2 * place + first) + 0.01, 6))
            for place in range(3)
        ]
    assert sorted(y for _, y in dots(axes)[INK]) == sorted(round(r["area"], 6) for r in ROWS)
    assert levels(axes) == [0.5]
    colours = {words(kind): colour for kind, colour in COLOURS.items()}
    assert legend(shown) == colours | {words("coin"): GREY}
    assert axes.get_ylabel() == words("truth_area")
