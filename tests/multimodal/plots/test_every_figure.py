"""Every function that draws is read by a test and speaks three languages, letter by letter."""

import importlib.util
import inspect
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

import pandas as pd
import pytest
import torch
from matplotlib.figure import Figure
from matplotlib.text import Text

from multimodal import plots
from multimodal.language import COMPLETE, Words, read_catalogue
from multimodal.plots.contrastive.spectra import kinds_of_collapse
from multimodal.plots.contrastive.view_grid import TripletRow, triplet_rows, view_grid
from multimodal.plots.mae.picture_rows import picture_rows
from multimodal.plots.training_curves import loss_curves
from multimodal.plots.vit.attention_gallery import attention_gallery, place_maps
from multimodal.plots.vit.vit_diagrams import block_diagram
from multimodal.recipes.pairs.search import Retrieval, retrieval_table

HERE = Path(__file__).parent


PICTURE = torch.rand(1, 1, 8, 8)
SINGLE = [
    ("mae", loss_curves, [{"pixels": [1.0, 0.5]}], 1),
    ("mae", picture_rows, [{"original": PICTURE}, PICTURE > 0.5], 2),
    ("contrastive", kinds_of_collapse, [{"spread_out": torch.eye(3)}], 1),
    ("contrastive", view_grid, [{"crop": PICTURE}], 1),
    (
        "contrastive",
        triplet_rows,
        [[TripletRow(PICTURE.expand(4, -1, -1, -1), (0,) * 4, (0,) * 3)]],
        4,
    ),
    ("vit", place_maps, [{"rotary": torch.eye(2)}, [(0, 0)]], 2),
    ("vit", attention_gallery, [PICTURE, torch.rand(1, 1, 4), torch.rand(1, 4), {"en": ["x"]}], 3),
    ("vit", block_diagram, [["parallel_block"]], 1),
]


def readers() -> dict[str, Callable]:
    """All tests that read a figure or a table, by file and name."""
    found = {}
    for path in sorted(HERE.rglob("test_*.py")):
        if path != Path(__file__):
            spec = importlib.util.spec_from_file_location(f"readers_{path.stem}", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            for name, item in vars(module).items():
                if hasattr(item, "example"):
                    found[f"{path.stem}:{name}"] = item
    return found


def public_functions() -> set[Callable]:
    """Everything in ``multimodal.plots`` that takes words."""
    names = [module.name for module in walk_packages(plots.__path__, "multimodal.plots.")]
    return {
        item
        for module in map(importlib.import_module, names)
        for name, item in inspect.getmembers(module, inspect.isfunction)
        if item.__module__ == module.__name__ and name[0] != "_"
        if "words" in inspect.signature(item).parameters
    }


READERS = readers()
EXAMPLES = {reader.example.draw.func: reader.example for reader in READERS.values()}
NAMES = {draw.__name__: draw for draw in EXAMPLES}


def hearing(language: str, topic: str) -> tuple[Words, dict[str, str]]:
    """Words, and what they were asked for: key → what they said last."""
    said: dict[str, str] = {}

    class Hearing(Words):
        def __call__(self, key: str, **fields: object) -> str:
            said[key] = super().__call__(key, **fields)
            return said[key]

    return Hearing(language, topic), said


def everything_written(made: Figure | pd.DataFrame) -> list[str]:
    if isinstance(made, Figure):
        return [text.get_text() for text in made.findobj(Text) if text.get_text()]
    return [str(part) for part in (made.to_csv(), made.columns.name)]


def without_data(made: Figure | pd.DataFrame) -> Figure | pd.DataFrame:
    """The same with all its words and none of what they are about."""
    if isinstance(made, pd.DataFrame):
        return made.map(lambda _: "")
    for axes in made.axes:
        arrows = [text for text in axes.texts if not text.get_text()]
        for artist in (*axes.lines, *axes.collections, *axes.patches, *axes.images, *arrows):
            artist.remove()
        axes.containers.clear()
    return made


def test_every_function_that_draws_is_read_by_a_test() -> None:
    assert set(EXAMPLES) == public_functions()


def test_every_module_has_its_tests_at_its_path() -> None:
    code = Path(plots.__file__).parent
    modules = {path.relative_to(code) for path in code.rglob("*.py") if path.stem != "__init__"}
    tests = {path.relative_to(HERE) for path in HERE.rglob("test_*.py")}
    assert {path.with_name(f"test_{path.name}") for path in modules} <= tests


@pytest.mark.parametrize("name", READERS)
def test_a_reader_misses_what_is_not_drawn(name: str) -> None:
    topic, draw = READERS[name].example
    words = Words("es", topic)
    with pytest.raises((AssertionError, LookupError, ValueError, StopIteration)):
        READERS[name](shown=without_data(draw(words=words)), words=words)


@pytest.mark.parametrize(("topic", "draw", "arguments", "panels"), SINGLE)
def test_a_figure_of_one_thing_can_be_drawn(
    topic: str, draw: Callable, arguments: list, panels: int
) -> None:
    assert len(draw(*arguments, words=Words("en", topic)).axes) == panels


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("name", NAMES)
def test_every_word_asked_for_is_shown_with_its_glyphs(name: str, language: str) -> None:
    topic, draw = EXAMPLES[NAMES[name]]
    words, said = hearing(language, topic)
    made = draw(words=words)
    written = everything_written(made)
    missing = {key for key, text in said.items() if not any(text in each for each in written)}
    assert missing == set()
    if isinstance(made, Figure):
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message="Glyph .* missing")
            made.savefig(BytesIO(), format="png", dpi=40)
        sizes = [text.get_fontsize() for text in made.findobj(Text) if text.get_text()]
        assert min(sizes) >= 9


@pytest.mark.parametrize("topic", sorted({example.topic for example in EXAMPLES.values()}))
def test_no_word_of_a_catalogue_is_idle(topic: str) -> None:
    words, said = hearing("en", topic)
    for reader in READERS.values():
        if reader.example.topic == topic:
            reader.example.draw(words=words)
    if topic == "clip":
        ways = ("text_to_image", "image_to_text", "text_to_text")
        recall = {1: 0.5, 5: 0.6, 10: 0.7}
        retrieval_table([Retrieval("en", way, recall, 1.0) for way in ways], words=words)
    assert set(said) == set(read_catalogue(topic))
