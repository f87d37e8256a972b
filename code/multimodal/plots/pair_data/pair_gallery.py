"""Pictures with the names that they carry, and what a finder of wrong pairs says of them."""

from collections.abc import Collection, Mapping, Sequence
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import AMBER, GREEN, GREY, ORANGE, bare, in_course_style, subplots

COLUMNS = 6
CHECKED = {
    (True, True): ("exchanged", GREEN),
    (True, False): ("false_alarm", ORANGE),
    (False, True): ("missed", AMBER),
}
"""(named by the finder, wrong) → what is written below, colour of the frame"""


@in_course_style
def pair_gallery(
    pictures: Tensor,
    names: Mapping[str, Sequence[str]],
    *,
    flagged: Mapping[str, Collection[int]] | None = None,
    wrong: Collection[int] = (),
    words: Words,
) -> Figure:
    """Rows of six pictures, each with its name above; what the finder named or missed is framed.

    Args:
        pictures: (N, 3, H, W) uint8.
        names: language → one for each picture.
        flagged: language → which pictures the finder named.
        wrong: which have a name of another one.
    """
    rows = -(-len(pictures) // COLUMNS)
    suspected = (flagged or {}).get(words.language, ())
    figure, grid = subplots(1.75 * rows, rows, COLUMNS, squeeze=False)
    for place, axes in enumerate(grid.flat):
        bare(axes)
        if place < len(pictures):
            axes.imshow(pictures[place].permute(1, 2, 0).numpy(), interpolation="nearest")
            _named(axes, names[words.language][place])
            _checked(axes, place in suspected, place in wrong, words)
    return figure


def _named(axes: Axes, name: str) -> None:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
    lines = wrap(name, 8 if chinese else 15)
    axes.set_title("\n".join(lines[:3]), fontsize=9, pad=4)


def _checked(axes: Axes, flagged: bool, wrong: bool, words: Words) -> None:
    for spine in axes.spines.values():
        spine.set(visible=True, color=GREY, lw=0.6)
    if (flagged, wrong) in CHECKED:
        key, colour = CHECKED[flagged, wrong]
        axes.set_xlabel(words(key), fontsize=9.5, color=colour)
        for spine in axes.spines.values():
            spine.set(color=colour, lw=3)
