"""What is found with how many bits."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.charts import legend_above, named_level
from multimodal.plots.style import AMBER, BLUE, GREEN, ORANGE, in_course_style, subplots

COLOURS = (BLUE, ORANGE, GREEN, AMBER)


@in_course_style
def recall_by_bits(
    recalls: Mapping[str, Mapping[int, float]], levels: Mapping[str, float], *, words: Words
) -> Figure:
    """A line a way to bits, over the number of bits; levels that no bit moves.

    Args:
        recalls: way, a key of the catalogue → number of bits → share in 0…1.
        levels: name, a key of the catalogue → share in 0…1.
    """
    figure, axes = subplots(3.4)
    for colour, (name, line) in zip(COLOURS, recalls.items(), strict=False):
        shares = [100 * share for share in line.values()]
        axes.plot(list(line), shares, "o-", color=colour, label=words(f"way_{name}"))
    every = sorted({count for line in recalls.values() for count in line})
    axes.set_xscale("log", base=2)
    axes.set_xticks(every, [str(count) for count in every])
    for name, share in levels.items():
        named_level(axes, 100 * share, words(f"level_{name}"), "bottom")
    axes.set(xlabel=words("bits"), ylabel=words("recall_at_10"))
    axes.set_ylim(bottom=0)
    legend_above(figure, axes, 2)
    return figure
