"""What a scale does to the probability of the better of two matches."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE, PINK, canvas, in_course_style


@in_course_style
def probability_by_gap(scales: Sequence[float] = (1, 14.3, 100), *, words: Words) -> Figure:
    """Softmax over two classes whose cosines differ by 0 to 0.4, one curve per scale.

    Raises:
        ValueError: more than four scales (the curves could not be told apart).
    """
    if len(scales) > 4:
        raise ValueError(f"{len(scales)} scales given: at most 4 curves can be told apart")
    figure = canvas(3.2)
    axes = figure.subplots()
    gaps = np.linspace(0, 0.4, 200)
    for scale, colour in zip(scales, (PINK, ORANGE, BLUE, GREEN), strict=False):
        axes.plot(
            gaps,
            1 / (1 + np.exp(-scale * gaps)),
            color=colour,
            label=words("scale_is", scale=f"{scale:g}"),
        )
    axes.axhline(0.5, color=GREY, ls="--", lw=1.2)
    axes.set(xlabel=words("cosine_gap"), ylabel=words("probability_better"), ylim=(0.45, 1.02))
    axes.legend(loc="center right")
    return figure
