"""The figures of the chapter on masked autoencoders, in every language."""

import warnings
from functools import partial
from io import BytesIO

import pandas as pd
import pytest
import torch
from matplotlib.figure import Figure

from multimodal.language import LANGUAGES, Words, read_catalogue
from multimodal.plots.mae import mae_diagram
from multimodal.plots.mae import masking_curves as mae_curves
from multimodal.plots.mae import picture_rows as mae_gallery

PICTURES = torch.rand(3, 1, 8, 8, generator=torch.Generator().manual_seed(0))
HIDDEN = torch.rand(3, 1, 8, 8, generator=torch.Generator().manual_seed(1)) > 0.5
ROWS = ("original", "shown", "interpolated", "reconstructed")
MORE_ROWS = ("everything_predicted", "from_normalised")
SCORES = {"probe": 0.6, "tuned_500": 0.5, "tuned_2000": 0.7}
STUDY = pd.DataFrame(
    [
        {"variant": "budget", "steps": steps, "seed": seed} | SCORES
        for steps in (0, 100)
        for seed in (0, 1)
    ]
)
FIGURES = {
    "diagram": partial(
        mae_diagram.mae_diagram, PICTURES[0], torch.tensor([True, False, True, True]), patch=4
    ),
    "gallery": partial(
        mae_gallery.picture_rows, dict.fromkeys((*ROWS, *MORE_ROWS), PICTURES), HIDDEN
    ),
    "errors": partial(
        mae_curves.error_by_ratio, [0.5, 0.9], {key: [0.1, 0.2] for key in mae_curves.RIVALS}
    ),
    "cost": partial(mae_curves.cost_by_ratio, [0, 0.5], [1, 0.5], [1, 0.6]),
    "budget": partial(mae_curves.budget_curves, STUDY),
    "losses": partial(mae_curves.loss_curves, {"pixels": [0.5, 0.1], "normalised": [1.0, 0.8]}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_figure_has_every_glyph_and_no_tiny_letter(name: str, language: str) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure = FIGURES[name](words=Words(language, "mae"))
        figure.savefig(BytesIO(), format="png")
    assert isinstance(figure, Figure)
    texts = [t for t in figure.findobj(lambda item: hasattr(item, "get_fontsize")) if t.get_text()]
    assert min(text.get_fontsize() for text in texts) >= 9


def test_rows_must_be_of_one_length() -> None:
    with pytest.raises(ValueError, match="every row must hold 3 pictures"):
        mae_gallery.picture_rows({"original": PICTURES[:2]}, HIDDEN, words=Words("en", "mae"))


def test_hidden_pixels_are_covered_in_one_row_only() -> None:
    white = torch.zeros_like(PICTURES)
    figure = mae_gallery.picture_rows(
        {"original": white, "shown": white}, HIDDEN, words=Words("en", "mae")
    )
    shown = [axes.images[0].get_array() for axes in figure.axes if axes.images]
    assert all((pixels == 1).all() for pixels in shown[:3])
    for pixels, hidden in zip(shown[3:], HIDDEN[:, 0].numpy(), strict=True):
        assert abs(pixels[hidden] - mae_gallery.COVER).max() < 1e-6
        assert (pixels[~hidden] == 1).all()


def test_every_word_of_the_catalogue_is_used(listening: type[Words]) -> None:
    for draw in FIGURES.values():
        draw(words=listening("es", "mae"))
    assert listening.asked == set(read_catalogue("mae"))
