"""What a split by caption promises and what a split by image delivers."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREY, INK, ORANGE, canvas, in_course_style

COLOURS = {"by_caption": ORANGE, "by_image": BLUE}


@in_course_style
def recall_by_split(
    recalls: Mapping[str, Mapping[int, float]], chance: Mapping[int, float], *, words: Words
) -> Figure:
    """Recall@K measured under each split.

    Args:
        recalls: ``by_caption`` and ``by_image`` → K → Recall@K.
        chance: K → what guessing gives.
    """
    figure = canvas(3.1)
    axes = figure.subplots()
    ks = list(chance)
    places = np.arange(len(ks))
    for shift, (split, values) in zip((-0.19, 0.19), recalls.items(), strict=True):
        heights = [values[k] for k in ks]
        axes.bar(places + shift, heights, 0.36, color=COLOURS[split], label=words(split))
        for place, height in zip(places + shift, heights, strict=True):
            axes.text(place, height + 0.015, f"{height:.2f}", ha="center", fontsize=9.5, color=INK)
    for place, k in zip(places, ks, strict=True):
        label = words("chance") if place == 0 else None
        axes.plot([place - 0.4, place + 0.4], [chance[k]] * 2, color=GREY, ls="--", label=label)
    axes.set_xticks(places, [f"Recall@{k}" for k in ks])
    axes.set(ylabel=words("share_right"), ylim=(0, 1.08))
    axes.grid(axis="x", visible=False)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return figure
