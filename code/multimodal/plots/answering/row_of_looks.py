"""A row of things, and how much each look weighs each of them."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.data.questions.answer_names import answer_word
from multimodal.language import Words
from multimodal.plots.style import INK, in_course_style, subplots

DARK = 0.5
"""a cell above it is written on in white"""


@in_course_style
def row_of_looks(
    shapes: Sequence[str], named: str, looks: Mapping[str, Tensor], *, words: Words
) -> Figure:
    """A column a thing, a row a look; the darker a cell, the more it weighs.

    Args:
        shapes: of the L things, from left to right.
        named: whose right neighbour is asked for.
        looks: key of the look in the catalogue → (L,) weights.
    """
    figure, axes = subplots(1.0 + 0.42 * len(looks))
    weights = [each.tolist() for each in looks.values()]
    axes.imshow(weights, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for row, line in enumerate(weights):
        for place, share in enumerate(line):
            colour = "white" if share > DARK else INK
            text = f"{100 * share:.0f} %"
            axes.text(place, row, text, ha="center", va="center", color=colour, fontsize=10)
    names = [answer_word(shape, words.data_language) for shape in shapes]
    axes.set_xticks(range(len(shapes)), names)
    axes.set_yticks(range(len(looks)), [words(f"look_{key}") for key in looks])
    axes.set_title(words("row_question", thing=answer_word(named, words.data_language)))
    axes.grid(False)
    return figure
