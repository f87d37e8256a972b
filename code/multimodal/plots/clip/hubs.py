"""How often each picture of a gallery is among the first answers, and which are found too often."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import AMBER, BLUE, INK, bare, in_course_style, subplots


@in_course_style
def hub_chart(occurrences: Sequence[float], hubs: Tensor, *, words: Words) -> Figure:
    """A histogram of the occurrences above, and the pictures that occur most often in a row below.

    Args:
        occurrences: per picture, for how many queries it is among the first answers.
        hubs: (H, 3, H', W') uint8, the pictures of the H highest occurrences, highest first.
    """
    counts = np.asarray(occurrences)
    figure, grid = subplots(3.9, 2, len(hubs), height_ratios=[2.6, 1.0])
    for axes in grid[0]:
        axes.remove()
    chart = figure.add_subplot(grid[0, 0].get_gridspec()[0, :])
    chart.hist(counts, bins=(np.arange(counts.max() + 2) - 0.5).tolist(), color=BLUE, alpha=0.85)
    chart.axvline(counts.mean(), color=AMBER, lw=1.6, label=words("hub_mean"))
    chart.set(xlabel=words("hub_occurrences"), ylabel=words("hub_pictures"))
    chart.legend(loc="upper right")
    for axes, picture, count in zip(grid[1], hubs, sorted(counts)[::-1], strict=False):
        bare(axes).imshow(picture.permute(1, 2, 0).cpu().numpy(), interpolation="nearest")
        axes.set_title(f"{count:.0f}", fontsize=9, color=INK, pad=4)
    return figure
