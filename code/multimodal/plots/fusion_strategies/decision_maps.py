"""What two networks answer everywhere between two senses, with the examples on top."""

from collections.abc import Mapping

from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, MIST, ORANGE, PALE, in_course_style, subplots

ANSWERS = LinearSegmentedColormap.from_list("answers", [PALE[ORANGE], "white", PALE[GREEN]])


@in_course_style
def decision_maps(
    points: Tensor, labels: Tensor, maps: Mapping[str, Tensor], *, reach: float, words: Words
) -> Figure:
    """A panel for each strategy.

    Args:
        points: (N, 2), what the first sense tells (to the right) and the second (upwards).
        labels: (N,), 1 where they fit.
        maps: strategy → (G, G) probabilities that they fit; the first row lies lowest.
        reach: both axes go from −reach to reach.
    """
    figure, grid = subplots(4.4, 1, len(maps), sharey=True, squeeze=False)
    for axes, (name, shares) in zip(grid[0], maps.items(), strict=True):
        place = (-reach, reach, -reach, reach)
        axes.imshow(shares.numpy(), cmap=ANSWERS, vmin=0, vmax=1, origin="lower", extent=place)
        for fits, colour in enumerate((ORANGE, GREEN)):
            told = points[labels == fits]
            label = words(f"fits_{fits}")
            axes.scatter(*told.T.tolist(), s=9, color=colour, label=label, lw=0.3, ec=MIST)
        axes.set(xlim=place[:2], ylim=place[2:], aspect="equal", title=words(f"strategy_{name}"))
        axes.set_xlabel(words("picture_tells"))
        axes.set_xticks([-1, 1], [words("blue"), words("red")])
        axes.set_yticks([-1, 1], [words("blue"), words("red")])
    grid[0][0].set_ylabel(words("word_tells"))
    entries = grid[0][0].get_legend_handles_labels()
    figure.legend(*entries, loc="outside upper center", ncols=2)
    return figure
