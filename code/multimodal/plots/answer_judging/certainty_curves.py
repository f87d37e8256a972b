"""How sure a system is and how often it is right; what it loses when it may keep silent."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style, subplots

COLOURS = (BLUE, ORANGE, GREEN, AMBER)
Curve = tuple[Tensor, Tensor]
"""what runs to the right, what runs upwards, of the same length"""


@in_course_style
def certainty_curves(
    reliability: Mapping[str, Curve], risk: Mapping[str, Curve], *, words: Words
) -> Figure:
    """At the left accuracy by confidence, at the right risk by coverage, in percent.

    Args:
        reliability: system → (mean confidence, accuracy) of the bins that hold answers.
        risk: system → (coverage, risk), the same systems.
    """
    figure, (left, right) = subplots(3.0, 1, 2)
    left.plot([0, 100], [0, 100], color=GREY, lw=1.2, ls="--", label=words("as_sure_as_right"))
    for (name, curve), colour in zip(reliability.items(), COLOURS, strict=False):
        left.plot(*_percent(curve), color=colour, marker="o", ms=4, label=words(f"system_{name}"))
        right.plot(*_percent(risk[name]), color=colour)
    _name(left, words("confidence"), words("answers_right"), 100)
    _name(right, words("coverage"), words("risk"), None)
    legend_above(figure, left, 3)
    return figure


def _percent(curve: Curve) -> tuple[Tensor, Tensor]:
    across, upwards = curve
    return 100 * across.cpu(), 100 * upwards.cpu()


def _name(axes: Axes, across: str, upwards: str, top: float | None) -> None:
    axes.set(xlabel=across, ylabel=upwards, xlim=(0, 101))
    axes.set_ylim(0, top)
