"""Hallucination by hand: shares of mentions and of sentences."""

import pytest

from multimodal.metrics.captions.hallucination import hallucination


def test_by_hand() -> None:
    named = [["cat", "dog"], ["cat"], [], ["owl", "owl", "dog", "cat"]]
    present = [{"cat"}, {"cat", "mat"}, {"fox"}, {"cat", "dog"}]
    found = hallucination(named, present)
    assert found.mentions == pytest.approx(3 / 7)
    assert found.sentences == pytest.approx(2 / 4)


def test_who_names_nothing_invents_nothing() -> None:
    assert hallucination([[]], [{"cat"}]) == (0, 0)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="1 captions but 2 pictures"):
        hallucination([["cat"]], [{"cat"}, {"dog"}])
    with pytest.raises(ValueError, match="0 captions"):
        hallucination([], [])
