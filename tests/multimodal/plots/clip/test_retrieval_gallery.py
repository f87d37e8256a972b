"""Queries in words, answers in pictures."""

import pytest
import torch
from matplotlib.colors import to_hex
from reading import hue, shows, texts

from multimodal.language import LANGUAGES, Words
from multimodal.plots.clip.retrieval_gallery import Answer, retrieval_gallery
from multimodal.plots.style import GREEN, GREY

PICTURES = torch.randint(0, 255, (4, 3, 16, 16), dtype=torch.uint8)
ANSWERS = [
    Answer("a small red circle above a square", [2, 0, 3], [0.91, 0.5, 0.1], target=0),
    Answer("un círculo", [1, 3], [0.8, 0.3], target=1),
    Answer("一个红色的小圆形在方块的左边", [3, 1, 0], [0.7, 0.6, 0.5]),
]


@shows("clip", retrieval_gallery, ANSWERS, PICTURES)
def test_rows_show_the_query_and_what_was_found_best_first(shown, words) -> None:
    grid = [shown.axes[start : start + 4] for start in (0, 4, 8)]
    for row, answer in zip(grid, ANSWERS, strict=True):
        (query,) = texts(row[0])
        assert not any(spine.get_visible() for spine in row[0].spines.values())
        assert "".join(query.split()) == "".join(answer.query.split())
        for axes, index, cosine in zip(row[1:], answer.found, answer.cosines, strict=False):
            pixels = PICTURES[index].permute(1, 2, 0).numpy()
            assert (axes.images[0].get_array() == pixels).all()
            colour = GREEN if index == answer.target else GREY
            assert axes.get_title() == f"{cosine:.2f}"
            assert to_hex(axes.title.get_color()).upper() == colour
            edges = {hue(spine.get_edgecolor()) for spine in axes.spines.values()}
            widths = {spine.get_linewidth() for spine in axes.spines.values()}
            assert (edges, widths) == ({colour}, {3 if colour == GREEN else 0.6})
            assert all(spine.get_visible() for spine in axes.spines.values())
    assert all(len(axes.get_xticks()) == len(axes.get_yticks()) == 0 for axes in shown.axes)
    assert not any(spine.get_visible() for spine in grid[1][3].spines.values())
    assert shown.get_figheight() == pytest.approx(1.15 * 3)
    assert not grid[1][3].images
    longest = [max(map(len, next(iter(texts(row[0]))).split("\n"))) for row in grid]
    assert longest[0] <= 22
    assert longest[2] == 11


def test_a_gallery_speaks_the_languages_of_its_queries_only() -> None:
    def titles(language: str) -> list[str]:
        figure = retrieval_gallery(ANSWERS, PICTURES, words=Words(language, "clip"))
        return [text.get_text() for axes in figure.axes for text in (axes.title, *axes.texts)]

    assert len({tuple(titles(language)) for language in LANGUAGES}) == 1


@pytest.mark.parametrize(("side", "expected"), [(39, "nearest"), (40, "antialiased")])
def test_small_pictures_keep_their_pixels(side: int, expected: str) -> None:
    large = torch.zeros(1, 3, side, side, dtype=torch.uint8)
    figure = retrieval_gallery([Answer("x", [0], [1.0])], large, words=Words("en", "clip"))
    assert figure.axes[1].images[0].get_interpolation() == expected


def test_gallery_without_a_query_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one query"):
        retrieval_gallery([], PICTURES, words=Words("en", "clip"))
