"""The figures of the chapter on contrastive learning: languages, letters, what they refuse."""

import warnings
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pandas as pd
import pytest
import torch
from matplotlib.figure import Figure
from matplotlib.text import Text
from torch.nn.functional import normalize

from multimodal.language import LANGUAGES, Words, read_catalogue
from multimodal.plots.contrastive import comparison as contrastive_comparison
from multimodal.plots.contrastive import idea as contrastive_idea
from multimodal.plots.contrastive import method_diagram as contrastive_methods
from multimodal.plots.contrastive import promises as contrastive_split
from multimodal.plots.contrastive import push as contrastive_temperature
from multimodal.plots.contrastive import questions as contrastive_questions
from multimodal.plots.contrastive import spectra as contrastive_spectra
from multimodal.plots.contrastive import view_grid as contrastive_views

MODULES = (
    contrastive_comparison,
    contrastive_idea,
    contrastive_methods,
    contrastive_questions,
    contrastive_spectra,
    contrastive_split,
    contrastive_temperature,
    contrastive_views,
)
GARMENTS = torch.rand(4, 1, 8, 8, generator=torch.Generator().manual_seed(0))
VIEWS = ("original", "crop", "mirror", "tone", "erase", "first_view", "second_view")
CLOUDS = ("spread_out", "dimensional_collapse", "complete_collapse")
KINDS = [
    ("simclr", "nothing"),
    ("simclr", "negatives"),
    ("moco", "nothing"),
    ("moco", "negatives"),
    ("moco", "momentum"),
    ("swav", "nothing"),
    ("swav", "equipartition"),
    ("byol", "nothing"),
    ("byol", "predictor"),
    ("byol", "stop_gradient"),
    ("untrained", "nothing"),
    ("pixels", "nothing"),
    ("supervised", "nothing"),
]
NUMBERS = {"linear": 0.8, "knn": 0.75, "head_spread": 0.9, "head_rank": 20.0}


def runs(*methods: str) -> pd.DataFrame:
    rows = [
        {"method": method, "without": without, "seed": seed} | NUMBERS
        for method, without in KINDS
        if method in methods
        for seed in range(3)
    ]
    return pd.DataFrame(rows)


def ball(count: int = 20) -> torch.Tensor:
    return normalize(torch.randn(count, 3, generator=torch.Generator().manual_seed(1)), dim=1)


ALL = ("simclr", "moco", "swav", "byol", "untrained", "pixels", "supervised")
ROW = contrastive_views.TripletRow(GARMENTS, (0, 0, 5, 6), (0.9, -0.1, 0.8))
FIGURES = {
    "anchor": partial(contrastive_idea.anchor_diagram, GARMENTS),
    "views": partial(contrastive_views.view_grid, dict.fromkeys(VIEWS, GARMENTS[:1])),
    "triplets": partial(contrastive_views.triplet_rows, [ROW]),
    "questions": contrastive_questions.questions,
    "push": partial(
        contrastive_temperature.push_by_temperature,
        [1, 0.1],
        [0.1, 0.6],
        [0.1, 0.3],
        by_number=0.1,
    ),
    "clouds": partial(contrastive_spectra.kinds_of_collapse, dict.fromkeys(CLOUDS, ball())),
    "spectra": partial(
        contrastive_spectra.spectra,
        {"untrained": [1, 0.5], "after_training": [1, 0.9], "without_negatives": [1e-3, 0]},
    ),
    "methods": contrastive_methods.four_methods,
    "probes": partial(contrastive_comparison.probes, runs(*ALL), ALL),
    "safeguards": partial(contrastive_comparison.safeguards, runs(*ALL[:4]), untrained=0.7),
    "split": partial(
        contrastive_split.promises,
        [
            contrastive_split.Promise("caption", 0.9, 0.3),
            contrastive_split.Promise("image", 0.3, 0.3),
        ],
        chance=0.01,
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_is_drawn_in_every_language(name: str) -> None:
    seen = {}
    for language in LANGUAGES:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message="Glyph .* missing")
            figure = FIGURES[name](words=Words(language, "contrastive"))
            figure.savefig(BytesIO(), format="png", dpi=40)
        assert isinstance(figure, Figure)
        texts = figure.findobj(Text)
        written = [text for text in texts if text.get_text()]
        assert min(text.get_fontsize() for text in written) >= 9
        seen[language] = [text.get_text() for text in written]
    assert seen["en"] != seen["zh"]


def test_every_plot_of_the_chapter_is_tried(plots_in: Callable[..., set[str]]) -> None:
    public = plots_in(*MODULES)
    tried = {getattr(draw, "func", draw).__name__ for draw in FIGURES.values()}
    assert tried == public


def test_no_word_of_the_catalogue_is_idle(listening: type[Words]) -> None:
    heard = listening("en", "contrastive")
    for draw in FIGURES.values():
        draw(words=heard)
    assert listening.asked == set(read_catalogue("contrastive"))


def test_nt_xent_table_is_that_of_the_loss() -> None:
    """Per row of 2N: one right answer, oneself left out, the rest competes."""
    figure = contrastive_questions.questions(words=Words("en", "contrastive"))
    panel = figure.axes[1]
    colours = [patch.get_facecolor() for patch in panel.patches]
    size = 2 * contrastive_questions.PAIRS
    assert len(colours) == size**2
    counts = sorted(colours.count(colour) for colour in set(colours))
    assert counts == [size, size, size * (size - 2)]


def test_columns_of_different_garments_are_refused() -> None:
    with pytest.raises(ValueError, match="same garments"):
        contrastive_views.view_grid(
            {"original": GARMENTS, "crop": GARMENTS[:2]}, words=Words("en", "contrastive")
        )


def test_a_diagram_of_five_pictures_is_refused() -> None:
    with pytest.raises(ValueError, match="shows 4 pictures, got 5"):
        contrastive_idea.anchor_diagram(torch.rand(5, 1, 8, 8), words=Words("en", "contrastive"))
