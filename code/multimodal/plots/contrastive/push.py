"""Where the push goes: which negatives a temperature listens to."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import level
from multimodal.plots.style import BLUE, ORANGE, in_course_style, subplots


@in_course_style
def push_by_temperature(
    temperatures: Sequence[float],
    hardest: Sequence[float],
    false: Sequence[float],
    *,
    by_number: float,
    words: Words,
) -> Figure:
    """Shares of the push, for falling temperature from left to right.

    Args:
        temperatures: τ.
        hardest: share of the push that the 5 % most similar negatives get.
        false: share that goes to negatives of the anchor's own class.
        by_number: share of such negatives among all of them.
    """
    figure, axes = subplots(3.2)
    axes.plot(temperatures, hardest, color=BLUE, marker="o", ms=5, label=words("hardest_share"))
    axes.plot(temperatures, false, color=ORANGE, marker="s", ms=5, label=words("false_share"))
    level(axes, by_number, words("false_by_number"))
    axes.set_xscale("log")
    axes.set_xticks(temperatures, [f"{t:g}" for t in temperatures])
    axes.minorticks_off()
    axes.invert_xaxis()
    axes.set(xlabel=words("temperature"), ylabel=words("share_of_push"), ylim=(0, 1.02))
    axes.legend(loc="upper left")
    return figure
