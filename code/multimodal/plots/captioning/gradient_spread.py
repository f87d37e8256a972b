"""How far single estimates of a gradient lie from the truth, with and without a baseline."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREY, INK, ORANGE, in_course_style, subplots

COLOURS = {"without": ORANGE, "with": BLUE}
BINS = 40


@in_course_style
def gradient_spread(
    estimates: Mapping[str, Sequence[float]], exact: float, *, words: Words
) -> Figure:
    """A histogram per estimator, in panels of one scale; the exact gradient is a broken line.

    Args:
        estimates: ``without`` and ``with`` baseline → one component of the gradient per sample.
        exact: the same component of the exact gradient.
    """
    figure, panels = subplots(2.5, 1, len(estimates), sharex=True, sharey=True)
    everything = [value for values in estimates.values() for value in values]
    limits = min(everything), max(everything)
    for axes, (name, values) in zip(panels, estimates.items(), strict=True):
        axes.hist(values, bins=BINS, range=limits, color=COLOURS[name], alpha=0.85)
        axes.axvline(exact, color=INK, ls="--", lw=1.4, label=words("exact_gradient"))
        axes.set_title(words(f"baseline_{name}"), color=COLOURS[name])
        axes.set_xlabel(words("estimate"))
        axes.grid(axis="x", visible=False)
    panels[0].set_ylabel(words("samples"))
    panels[0].legend(loc="upper left", fontsize=9, labelcolor=GREY)
    return figure
