"""How closely a direction of one view follows one of the other."""

from collections.abc import Mapping

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.metrics.canonical_correlation import column_correlations
from multimodal.plots.style import BLUE, in_course_style, subplots

REACH = 3.2
"""deviations that are shown to either side"""


@in_course_style
def two_clouds(pairs: Mapping[str, tuple[Tensor, Tensor]], *, words: Words) -> Figure:
    """A panel a method, a dot a thing; the correlation stands above.

    Args:
        pairs: method → both views of N things along their first directions, twice (N,), of
            variance about 1.
    """
    figure, grid = subplots(3.2, 1, len(pairs), sharey=True, squeeze=False)
    for axes, (name, (first, second)) in zip(grid[0], pairs.items(), strict=True):
        axes.scatter(first.numpy(), second.numpy(), s=5, color=BLUE, alpha=0.35, lw=0)
        rho = column_correlations(first[:, None], second[:, None]).item()
        axes.set_title(
            words("method_correlation", method=words(f"method_{name}"), rho=f"{rho:.2f}")
        )
        axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        axes.set_xlabel(words("along_first"))
    grid[0][0].set_ylabel(words("along_second"))
    return figure
