"""Answers are normalised as the published tool does it, oddities included."""

import pytest

from multimodal.metrics.answers.answer_normalisation import normalise_answer, on_one_line


def test_equals_the_published_tool(recorded) -> None:
    assert len(recorded.normalised) > 400
    for text, found in recorded.normalised:
        assert normalise_answer(text) == found, text


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("The Dog", "dog"),
        ("two", "2"),
        ("none", "0"),
        ("eleven", "eleven"),
        ("t-shirt", "t shirt"),
        ("t-shirt - red", "tshirt red"),
        ("black/white", "black white"),
        ("1,000 t-shirts", "1000 tshirts"),
        ("3.5", "3.5"),
        ("5 p.m.", "5 pm"),
        ("." * 40, "." * 8),
        ("dont walk", "don't walk"),
        ("lets", "lets"),
        ("somebody'd", "somebodyd"),
        ("the", ""),
        ("50%", "50%"),
        ("SÍ.", "sí"),
        ("红色。", "红色。"),
    ],
)
def test_by_hand(answer, found) -> None:
    assert normalise_answer(answer) == found


def test_lines_are_joined() -> None:
    assert on_one_line(" a\tred\ndog \n") == "a red dog"


@pytest.mark.parametrize("answer", [None, 3, ["red"], b"red"])
def test_what_is_no_text_is_refused(answer) -> None:
    with pytest.raises(ValueError, match="not a text"):
        normalise_answer(answer)
