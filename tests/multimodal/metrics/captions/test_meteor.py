"""METEOR by hand, and equal to that of nltk without synonyms."""

import pytest
from nltk.stem.porter import PorterStemmer
from nltk.translate.meteor_score import meteor_score

from multimodal.metrics.captions.meteor import align, chunks, meteor

STEM = PorterStemmer().stem


class NoSynonyms:
    """A WordNet that knows no word."""

    def synsets(self, word: str) -> list:
        return []


def test_by_hand() -> None:
    """Five of six words match in two pieces: a red | above a star."""
    said, true = (
        ["a", "red", "circle", "above", "a", "star"],
        ["a", "red", "disc", "above", "a", "star"],
    )
    links = align(said, true, str)
    assert links == [(0, 0), (1, 1), (3, 3), (4, 4), (5, 5)]
    assert chunks(links) == 2
    assert meteor(said, [true]) == pytest.approx(5 / 6 * (1 - 0.5 * (2 / 5) ** 3))


def test_words_match_before_stems() -> None:
    assert align(["stars", "star"], ["star", "stars"], STEM) == [(0, 1), (1, 0)]
    assert align(["stars"], ["star"], str) == []
    assert align(["stars"], ["star"], STEM) == [(0, 0)]


MORE = [
    ("the stars are shining above circles", ["a star shines above the circle", "stars"]),
    ("circles circle circled", ["circle circles", "circling the circle"]),
    ("a a b a", ["a b a a", "b a"]),
]


def test_equals_nltk(recorded) -> None:
    cases = list(zip(recorded.candidates, recorded.references, strict=True))
    cases += [(said.split(), [text.split() for text in texts]) for said, texts in MORE]
    for candidate, references in cases:
        expected = meteor_score(references, candidate, wordnet=NoSynonyms())
        assert meteor(candidate, references, stem=STEM) == pytest.approx(expected)


def test_recall_weighs_more() -> None:
    long, short = ["a", "b", "c", "d"], ["a", "b"]
    assert meteor(long, [short]) > meteor(short, [long])


def test_nothing_in_common() -> None:
    assert meteor(["a"], [["b"]]) == 0
    assert meteor([], [["b"]]) == 0
