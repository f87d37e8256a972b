"""Works on a line of time, and the table of the same works."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from multimodal.data.milestones import Milestone
from multimodal.language import Words, in_language
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    bare,
    in_course_style,
    subplots,
)

COLOURS = {"represent": BLUE, "describe": GREEN, "draw": ORANGE, "talk": AMBER, "join": GREY}
STEP = 0.27
"""inches a line"""


@in_course_style
def timeline(works: Sequence[Milestone], *, words: Words) -> Figure:
    """One line a work, the oldest at the top: year, a dot in the colour of its kind, name, idea.

    Args:
        works: in the order of their years.
    """
    figure, axes = subplots(STEP * (len(works) + 2))
    bare(axes).set(xlim=(0, 100), ylim=(len(works) - 0.4, -1.6))
    axes.plot([9, 9], [0, len(works) - 1], color=GREY, lw=1, zorder=1)
    for row, work in enumerate(works):
        if not row or works[row - 1].year != work.year:
            axes.text(6.5, row, str(work.year), ha="right", va="center", fontsize=9.5, color=INK)
        axes.scatter([9], [row], s=34, color=COLOURS[work.kind], zorder=2)
        axes.text(11.5, row, work.name, va="center", fontsize=9.5, fontweight="bold", color=INK)
        line = in_language(work.line, words.language)
        axes.text(37, row, line, va="center", fontsize=9.5, color=INK)
    for kind, colour in COLOURS.items():
        axes.scatter([], [], s=34, color=colour, label=words(f"kind_{kind}"))
    axes.legend(loc="upper left", ncols=len(COLOURS), fontsize=9, borderpad=0, handletextpad=0)
    return figure


def timeline_table(works: Sequence[Milestone], *, words: Words) -> pd.DataFrame:
    """The same works as text, with whoever wrote them.

    Args:
        works: in the order of their years.
    """
    rows = [
        (work.year, work.name, in_language(work.line, words.language), work.by) for work in works
    ]
    heads = [words(head) for head in ("head_year", "head_work", "head_idea", "head_by")]
    return pd.DataFrame(rows, columns=heads)
