"""What cells publish: three languages while building, the reader's own otherwise."""

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from pandas import DataFrame

from multimodal import notebook
from multimodal.language import Words
from multimodal.notebook import LOCALIZED, RECORD_PREFIX, figure, glue, table

TITLES = {"en": "picture", "es": "año", "zh": "图像"}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The MIME bundles and metadata that were displayed."""
    seen: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def display(
        bundle: dict[str, Any], *, raw: bool, metadata: dict[str, Any] | None = None
    ) -> None:
        assert raw
        seen.append((bundle, metadata or {}))

    monkeypatch.setattr(notebook, "display", display)
    monkeypatch.setenv("COURSE_BUILD", "1")
    return seen


def titled(*, words: Words) -> Figure:
    drawn = Figure(figsize=(2, 1))
    drawn.text(0.1, 0.5, TITLES[words.language])
    return drawn


def named(*, words: Words) -> DataFrame:
    return DataFrame({TITLES[words.language]: ["0.50"]})


@pytest.mark.parametrize("value", [0.5, np.float32(0.5), np.array(0.5)])
def test_numbers_are_published_plainly(shown: list, value: object) -> None:
    glue("recall", value)
    bundle, metadata = shown[0]
    assert bundle == {RECORD_PREFIX + "text/plain": "0.5"}
    assert metadata["scrapbook"] == {"name": "recall", "mime_prefix": RECORD_PREFIX}


def test_texts_are_published_in_three_languages(shown: list) -> None:
    glue("word", TITLES)
    bundle, _ = shown[0]
    assert bundle[RECORD_PREFIX + LOCALIZED]["zh"] == {"text/plain": "'图像'"}
    assert bundle[RECORD_PREFIX + "text/plain"] == "'picture'"


def test_a_text_that_lacks_a_language_is_refused(shown: list) -> None:
    with pytest.raises(
        ValueError, match="'word' has texts for en: give one for each of en, es, zh"
    ):
        glue("word", {"en": "picture"})


@pytest.mark.parametrize(("raster", "mime"), [(False, "image/svg+xml"), (True, "image/png")])
def test_figures_are_drawn_per_language_and_the_same_every_time(
    shown: list, raster: bool, mime: str
) -> None:
    figure("drawing", titled, topic="any", raster=raster)
    figure("drawing", titled, topic="any", raster=raster)
    first, second = (bundle for bundle, _ in shown)
    pictures = {part[mime] for part in first[RECORD_PREFIX + LOCALIZED].values()}
    assert len(pictures) == 3
    assert first == second


def test_vector_figures_hold_outlines_and_no_date(shown: list) -> None:
    figure("drawing", titled, topic="any")
    svg = shown[0][0][RECORD_PREFIX + "image/svg+xml"]
    assert "<text" not in svg
    assert "<dc:date>" not in svg


def test_a_glyph_that_the_fonts_lack_is_an_error(shown: list) -> None:
    def draw(*, words: Words) -> Figure:
        drawn = Figure()
        drawn.text(0.1, 0.5, "\U0001f9ec")
        return drawn

    with pytest.raises(UserWarning, match="Glyph"):
        figure("drawing", draw, topic="any")


def test_tables_hide_mere_row_numbers(shown: list) -> None:
    table("scores", named, topic="any")
    localized = shown[0][0][RECORD_PREFIX + LOCALIZED]
    assert "año" in localized["es"]["text/html"]
    assert localized["en"]["text/html"].count("<th") == 1 + 1  # the head and <thead>


def test_the_name_of_an_index_stands_among_the_heads(shown: list) -> None:
    def by_kind(*, words: Words) -> DataFrame:
        return named(words=words).assign(kind=["x"]).set_index("kind")

    table("scores", by_kind, topic="any")
    html = shown[0][0][RECORD_PREFIX + LOCALIZED]["es"]["text/html"]
    assert html.count("<tr") == 1 + 1
    assert html.index("kind") < html.index("año")


def test_a_reader_sees_one_language_and_no_records(
    shown: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COURSE_BUILD")
    monkeypatch.setenv("COURSE_LANGUAGE", "es")
    glue("recall", 0.5)
    glue("word", TITLES)
    table("scores", named, topic="any")
    figure("drawing", titled, topic="any")
    (frame, _), (drawing, _) = shown
    assert "año" in frame["text/html"]
    assert list(drawing) == ["image/svg+xml"]
