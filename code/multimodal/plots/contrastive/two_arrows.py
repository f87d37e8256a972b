"""BYOL in one picture: the gradient goes one way, the weights follow another."""

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import arrow, box, path, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, in_course_style

TOP, BOTTOM = 2.6, 0.0
PLACES = (1.0, 4.3, 7.6, 10.9)
SIZE = (2.4, 1.1)


@in_course_style
def two_arrows(*, words: Words) -> Figure:
    """The online network above, its slow copy below; the gradient and the average between them."""
    figure, axes = sheet(3.5, (-0.6, 12.5), (-1.5, 4.6))
    view, online, predictor, loss = (
        box(axes, (x, TOP), SIZE, text, colour, font=9)
        for x, text, colour in zip(
            PLACES,
            (words("first_view"), words("online"), words("predictor"), words("cosine_distance")),
            (GREY, BLUE, GREEN, ORANGE),
            strict=True,
        )
    )
    other = box(axes, (PLACES[0], BOTTOM), SIZE, words("second_view"), GREY, font=9)
    slow = box(axes, (PLACES[1], BOTTOM), SIZE, words("slow_copy"), GREY, font=9)
    for start, end in ((view, online), (online, predictor), (predictor, loss), (other, slow)):
        arrow(axes, start.right, end.left)
    path(axes, slow.right, (PLACES[3], BOTTOM))
    arrow(axes, (PLACES[3], BOTTOM), loss.below)
    write(axes, (PLACES[3] - 1.6, BOTTOM), "//", color=ORANGE, fontsize=15, weight="bold")
    write(axes, (PLACES[3] - 1.6, BOTTOM - 0.75), words("kind_stop"), fontsize=9, color=ORANGE)
    path(axes, loss.above, (PLACES[3], TOP + 1.35), (PLACES[1], TOP + 1.35), colour=ORANGE, lw=2.6)
    arrow(axes, (PLACES[1], TOP + 1.35), online.above, ORANGE, lw=2.6)
    write(axes, (PLACES[2], TOP + 1.7), words("arrow_gradient"), color=ORANGE)
    arrow(axes, online.below, slow.above, AMBER, lw=2.6)
    write(axes, (PLACES[1] + 0.25, (TOP + BOTTOM) / 2), words("arrow_average"), ha="left")
    return figure
