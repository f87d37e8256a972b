"""Figures and tables of the chapter on the Vision Transformer, in every language."""

import warnings
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pandas as pd
import pytest
import torch
from matplotlib.figure import Figure
from matplotlib.text import Text

from multimodal.data.fashion import class_names
from multimodal.language import LANGUAGES, Words, read_catalogue
from multimodal.models.parameter_count import VIT_SIZES
from multimodal.plots.vit import attention_gallery as vit_looks
from multimodal.plots.vit import data_curves as vit_study
from multimodal.plots.vit import vit_diagrams

PICTURES = torch.rand(2, 1, 28, 28, generator=torch.Generator().manual_seed(0))
STUDY = pd.DataFrame(
    [
        {"variant": variant, "pictures": size, "seed": seed, "test_accuracy": 0.8 + seed / 50}
        | {"train_accuracy": 1.0}
        for variant in ("vit", "cnn", "vit_none", "vit_sinusoidal", "vit_rotary", "vit_mean")
        for size in (200, 5000)
        for seed in (0, 1, 2)
    ]
)
CIFAR = pd.DataFrame({"epoch": [1, 2], "train_accuracy": [0.4, 0.5], "test_accuracy": [0.4, 0.5]})
FIGURES = {
    "vit": partial(vit_diagrams.vit_diagram, PICTURES[0]),
    "blocks": partial(vit_diagrams.block_diagram, ["pre_norm_block", "parallel_block"]),
    "places": partial(
        vit_looks.place_maps,
        {"sinusoidal": torch.rand(4, 4), "rotary": torch.rand(4, 4)},
        [(1, 2), (1, 2)],
    ),
    "attention": partial(
        vit_looks.attention_gallery,
        PICTURES,
        torch.rand(2, 3, 16),
        torch.rand(2, 16),
        {code: names[:2] for code, names in class_names().items()},
    ),
    "data": partial(vit_study.data_curve, STUDY),
    "epochs": partial(vit_study.epochs_curve, [0.3, 0.4], CIFAR),
}
TABLES = {
    "variants": partial(
        vit_study.variants_table, STUDY[STUDY["pictures"] == 200], ["vit_none", "vit", "vit_mean"]
    ),
    "circulating": partial(vit_study.epochs_table, [1.5, 1.0], [0.3, 0.456]),
    "sizes": partial(
        vit_study.sizes_table, VIT_SIZES, dict.fromkeys(VIT_SIZES, 7), dict.fromkeys(VIT_SIZES, 7)
    ),
}


def draw(name: str, words: Words) -> Figure:
    return FIGURES[name](words=words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_figure_has_every_glyph_in_readable_size(name: str, language: str) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure = draw(name, Words(language, "vit"))
        figure.savefig(BytesIO(), format="png", dpi=40)
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    assert min(text.get_fontsize() for text in texts) >= 9


@pytest.mark.parametrize("name", FIGURES)
def test_figure_speaks_the_language_asked_for(name: str) -> None:
    def words_of(language: str) -> list[str]:
        found = draw(name, Words(language, "vit")).findobj(Text)
        return [text.get_text() for text in found]

    assert len({tuple(words_of(language)) for language in LANGUAGES}) == len(LANGUAGES)


def test_tables() -> None:
    table = TABLES["variants"](words=Words("en", "vit"))
    assert table.loc["no positions"].tolist() == ["82.0 %", "80.0 %", "84.0 %"]
    assert TABLES["circulating"](words=Words("en", "vit")).loc["loss"].tolist() == [
        "1.5000",
        "1.0000",
    ]
    assert TABLES["sizes"](words=Words("zh", "vit")).loc["ViT-B/16"].iloc[0] == "768"


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kinds of block"):
        vit_diagrams.block_diagram(["post_norm_block"], words=Words("en", "vit"))


def test_every_plot_of_the_chapter_is_tried(plots_in: Callable[..., set[str]]) -> None:
    public = plots_in(vit_diagrams, vit_looks, vit_study)
    assert {each.func.__name__ for each in (FIGURES | TABLES).values()} == public


def test_the_catalogue_holds_nothing_idle(listening: type[Words]) -> None:
    for name in FIGURES:
        draw(name, listening("en", "vit"))
    kinds = [f"vit{suffix}" for suffix in ("", "_none", "_sinusoidal", "_rotary", "_mean")]
    everything = partial(vit_study.variants_table, STUDY, kinds)
    everything(words=listening("en", "vit"))
    for name in ("sizes", "circulating"):
        TABLES[name](words=listening("en", "vit"))
    assert set(read_catalogue("vit")) == listening.asked
