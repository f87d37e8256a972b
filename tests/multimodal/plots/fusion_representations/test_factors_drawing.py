"""A factor leads to what the model makes of it, and to nothing else."""

from reading import arrows, boxes, shows, touched

from multimodal.plots.fusion_representations.factors_drawing import factors_drawing
from multimodal.plots.style import AMBER, BLUE, GREEN

COLOURS = {
    "picture": BLUE,
    "first_factor": BLUE,
    "picture_again": BLUE,
    "text": AMBER,
    "second_factor": AMBER,
    "text_again": AMBER,
    "shared_factor": GREEN,
    "label": GREEN,
}


@shows("fusion_representations", factors_drawing)
def test_arrows_as_in_the_model(shown, words) -> None:
    (axes,) = shown.axes
    ends = {tuple(touched(axes, place) for place in arrow[:2]) for arrow in arrows(axes)}
    wanted = [
        *(("picture", "first_factor"), ("picture", "shared_factor")),
        *(("text", "shared_factor"), ("text", "second_factor")),
        *(("first_factor", "picture_again"), ("second_factor", "text_again")),
        *(("shared_factor", made) for made in ("picture_again", "label", "text_again")),
    ]
    assert ends == {(words(start), words(end)) for start, end in wanted}


@shows("fusion_representations", factors_drawing)
def test_each_modality_keeps_its_colour(shown, words) -> None:
    (axes,) = shown.axes
    found = {says: colour for (says, _), colour in boxes(axes).items()}
    assert found == {words(name): colour for name, colour in COLOURS.items()}
