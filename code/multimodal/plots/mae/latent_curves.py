"""A collapse as it happens: the loss of latent prediction, and how far features stay apart."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above
from multimodal.plots.style import BLUE, ORANGE, in_course_style, subplots

COLOURS = {"slow_copy": BLUE, "itself": ORANGE}
Series = tuple[Sequence[int], Sequence[float]]


@in_course_style
def latent_curves(
    losses: Mapping[str, Sequence[float]], spreads: Mapping[str, Series], *, words: Words
) -> Figure:
    """Loss per step at the left, spread of the features at the right, one curve per target.

    Args:
        losses: ``slow_copy``, ``itself`` → loss per step.
        spreads: the same keys → steps and spread.
    """
    figure, (left, right) = subplots(2.9, 1, 2)
    for name, values in losses.items():
        steps = range(1, len(values) + 1)
        left.plot(steps, values, color=COLOURS[name], lw=1.3, label=words(name))
        right.plot(*spreads[name], color=COLOURS[name])
    left.set(xlabel=words("step"), ylabel=words("loss"), ylim=(0, None))
    right.set(xlabel=words("step"), ylabel=words("feature_spread"), ylim=(0, None))
    legend_above(figure, left, 2)
    return figure
