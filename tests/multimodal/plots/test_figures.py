"""Every figure is drawn in every language, with a glyph for every letter."""

import warnings
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pandas as pd
import pytest
import torch
from matplotlib.figure import Figure
from torch.nn.functional import normalize

from multimodal.language import LANGUAGES, Words, read_catalogue
from multimodal.plots.clip import bars, curves, projection, similarity, temperature
from multimodal.plots.clip import clip_diagram as architecture
from multimodal.plots.clip import retrieval_gallery as gallery
from multimodal.recipes.pairs.embedding import Embedded
from multimodal.recipes.pairs.search import cross_language, retrieval, retrieval_table

CAPTIONS = ("a small red circle", "un círculo rojo pequeño", "一个红色的小圆形")


def unit(rows: int, seed: int) -> torch.Tensor:
    return normalize(torch.randn(rows, 8, generator=torch.Generator().manual_seed(seed)), dim=1)


def pictures(count: int) -> torch.Tensor:
    return torch.full((count, 3, 16, 16), 200, dtype=torch.uint8)


def binding_table() -> pd.DataFrame:
    tests = {"recall_at_1": 0.9, "replace": 0.95, "swap": 0.5}
    return pd.DataFrame(
        [{"variant": t, "seed": s} | tests for t in ("clip", "bag_of_words") for s in (0, 1)]
    )


FIGURES = {
    "architecture": architecture.dual_encoder_diagram,
    "curves": partial(curves.training_curves, [5.0, 3.0, 1.0], [14.0, 20.0], batch_size=256),
    "scales": partial(
        curves.loss_by_scale,
        {"1": [5.5, 5.4], "learned": [5.5, 1.0], "100": [9.0, 2.0]},
        floor=4.5,
        batch_size=256,
    ),
    "gap": partial(
        curves.gap_curve, [0, 9], [0.9, 0.4], {"true_pairs": [0.0, 0.8], "other_pairs": [0.0, 0.1]}
    ),
    "temperature": temperature.probability_by_gap,
    "similarity": partial(
        similarity.similarity_matrices, unit(4, 0) @ unit(4, 1).T, torch.eye(4), pictures(4)
    ),
    "map": partial(
        projection.embedding_map, unit(9, 0), {language: unit(9, 1) for language in LANGUAGES}
    ),
    "gallery": partial(
        gallery.retrieval_gallery,
        [gallery.Answer(caption, [2, 0], [0.9, 0.1], target=2) for caption in CAPTIONS],
        pictures(3),
    ),
    "binding": partial(bars.binding_bars, binding_table()),
    "zero-shot": partial(
        bars.zero_shot_bars, list(pictures(2)), CAPTIONS, torch.full((2, 3), 1 / 3)
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_figure_has_every_glyph(name: str, language: str) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure = FIGURES[name](words=Words(language, "clip"))
        figure.savefig(BytesIO(), format="png")
    assert isinstance(figure, Figure)


@pytest.mark.parametrize("name", FIGURES)
def test_figure_speaks_the_language_asked_for(name: str) -> None:
    def words_of(language: str) -> list[str]:
        figure = FIGURES[name](words=Words(language, "clip"))
        return [text.get_text() for text in figure.findobj(lambda item: hasattr(item, "get_text"))]

    if name != "gallery":
        assert words_of("en") != words_of("zh")


@pytest.mark.parametrize("name", FIGURES)
def test_letters_are_large_enough_for_a_phone(name: str) -> None:
    figure = FIGURES[name](words=Words("es", "clip"))
    texts = [t for t in figure.findobj(lambda item: hasattr(item, "get_fontsize")) if t.get_text()]
    assert min(text.get_fontsize() for text in texts) >= 9


def test_every_plot_of_the_chapter_is_tried(plots_in: Callable[..., set[str]]) -> None:
    public = plots_in(architecture, bars, curves, gallery, projection, similarity, temperature)
    tried = {getattr(draw, "func", draw).__name__ for draw in FIGURES.values()}
    assert tried == public


def test_gallery_without_a_query_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one query"):
        gallery.retrieval_gallery([], pictures(1), words=Words("en", "clip"))


def test_too_many_scales_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        temperature.probability_by_gap([1, 2, 3, 4, 5], words=Words("en", "clip"))


def test_principal_plane_finds_the_long_axis() -> None:
    points = torch.randn(200, 5, generator=torch.Generator().manual_seed(0))
    points[:, 3] *= 10
    _, plane = projection.principal_plane(points)
    assert plane[3, 0].item() == pytest.approx(1.0, abs=0.02)


def test_no_word_of_the_catalogue_is_idle(listening: type[Words]) -> None:
    heard = listening("en", "clip")
    for draw in FIGURES.values():
        draw(words=heard)
    same = Embedded(unit(9, 0), {"en": unit(9, 0), "es": unit(9, 1)})
    retrieval_table([*retrieval(same), cross_language(same, "en", "es")], words=heard)
    assert listening.asked == set(read_catalogue("clip"))
