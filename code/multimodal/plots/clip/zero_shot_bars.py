"""The probabilities that a model gives to prompts, picture by picture."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import LANGUAGE_COLOURS, bare, in_course_style, subplots


@in_course_style
def zero_shot_bars(
    pictures: Sequence[Tensor],
    prompts: Sequence[str] | Mapping[str, Sequence[str]],
    probabilities: Tensor,
    *,
    words: Words,
) -> Figure:
    """Each picture with the probabilities of its prompts.

    Args:
        pictures: P pictures (3, H, W) uint8.
        prompts: C labels, or language → C labels (the figure's language is shown).
        probabilities: (P, C), rows sum to 1; or a mapping's language is chosen by the caller.
    """
    labels = prompts[words.data_language] if isinstance(prompts, Mapping) else prompts
    figure, grid = subplots(
        0.4 + len(pictures) * max(1.5, 0.27 * len(labels)),
        len(pictures),
        2,
        squeeze=False,
        width_ratios=[1, 2.4],
    )
    for row, picture, values in zip(grid, pictures, probabilities, strict=True):
        bare(row[0]).imshow(picture.permute(1, 2, 0).cpu().numpy())
        _probability_bars(row[1], labels, values, LANGUAGE_COLOURS[words.data_language])
    for axes in grid[:-1, 1]:
        axes.tick_params(labelbottom=False)
    grid[-1][1].set_xlabel(words("probability"))
    return figure


def _probability_bars(axes: Axes, labels: Sequence[str], values: Tensor, colour: str) -> None:
    places = range(len(labels))
    axes.barh(places, values.tolist(), color=colour, alpha=0.85)
    axes.set(yticks=places, xlim=(0, 1.0))
    axes.set_yticklabels(["\n".join(wrap(label, 26)) for label in labels], fontsize=9.5)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
