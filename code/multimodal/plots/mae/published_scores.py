"""What others measured with large models: quoted figures as points."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREY, in_course_style, subplots


@in_course_style
def published_scores(scores: Mapping[str, Mapping[str, float]], *, words: Words) -> Figure:
    """One panel per task, one point per way of pretraining; the last one is in colour.

    Args:
        scores: task → way of pretraining → score; both are keys of the catalogue, and all tasks
            have the same ways but the first.
    """
    figure, panels = subplots(2.4, 1, len(scores), squeeze=False)
    for axes, (task, row) in zip(panels[0], scores.items(), strict=True):
        colours = [GREY] * (len(row) - 1) + [BLUE]
        places = list(range(len(row)))[::-1]
        axes.scatter(list(row.values()), places, color=colours, s=45, zorder=3)
        for place, score in zip(places, row.values(), strict=True):
            axes.annotate(f"{score:.1f}", (score, place), (0, 5), textcoords="offset points",
                          ha="center", fontsize=9)  # fmt: skip
        axes.set_yticks(places, [words(name) for name in row], fontsize=9)
        axes.set(xlim=(min(row.values()) - 1.5, max(row.values()) + 1.5))
        axes.set(ylim=(-0.5, len(row) - 0.3))
        axes.set_title(words(task), fontsize=9.5)
    return figure
