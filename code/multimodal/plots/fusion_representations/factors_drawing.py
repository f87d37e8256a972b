"""The multimodal factorisation model: what is read into which factor, what is made of which."""

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import arrow, box, sheet
from multimodal.plots.style import AMBER, BLUE, GREEN, in_course_style

HIGH, MIDDLE, LOW = 4.8, 2.6, 0.4
FACTORS = {"first_factor": (HIGH, BLUE), "shared_factor": (MIDDLE, GREEN)} | {
    "second_factor": (LOW, AMBER)
}
MADE = {"picture_again": (HIGH, BLUE), "label": (MIDDLE, GREEN), "text_again": (LOW, AMBER)}
READ_INTO = {"picture": ("first_factor", "shared_factor")} | {
    "text": ("shared_factor", "second_factor")
}
MADE_OF = {
    "picture_again": ("first_factor", "shared_factor"),
    "label": ("shared_factor",),
    "text_again": ("shared_factor", "second_factor"),
}


@in_course_style
def factors_drawing(*, words: Words) -> Figure:
    """Two modalities → three factors → both modalities again, and the label from the shared one."""
    figure, axes = sheet(2.7, (-0.2, 17.4), (-0.7, 5.9))
    inputs = {
        name: box(axes, (1.5, height), (2.4, 1.1), words(name), colour)
        for name, height, colour in (("picture", 3.9, BLUE), ("text", 1.3, AMBER))
    }
    factors = {
        name: box(axes, (8.2, height), (3.8, 1.2), words(name), colour)
        for name, (height, colour) in FACTORS.items()
    }
    made = {
        name: box(axes, (15.0, height), (4.2, 1.1), words(name), colour)
        for name, (height, colour) in MADE.items()
    }
    for name, read in READ_INTO.items():
        for factor in read:
            arrow(axes, inputs[name].right, factors[factor].left)
    for name, sources in MADE_OF.items():
        for factor in sources:
            arrow(axes, factors[factor].right, made[name].left)
    return figure
