"""Precisions that are never zero, equal to those of nltk and sacrebleu."""

import pytest
import sacrebleu
from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu

from multimodal.metrics.captions.bleu import bleu_counts, bleu_of
from multimodal.metrics.captions.bleu_smoothing import add_one, halving, short_too

CANDIDATE = ["a", "red", "circle", "is", "above", "the", "star"]
REFERENCES = [["the", "red", "circle", "is", "below", "a", "blue", "star"], ["a", "red", "circle"]]


@pytest.mark.parametrize(("ours", "theirs"), [(add_one, "method2"), (halving, "method3")])
def test_equals_nltk(ours, theirs) -> None:
    smooth = getattr(SmoothingFunction(), theirs)
    expected = sentence_bleu(REFERENCES, CANDIDATE, smoothing_function=smooth)
    assert bleu_of(bleu_counts(CANDIDATE, REFERENCES), ours) == pytest.approx(expected)
    assert expected > 0


@pytest.mark.parametrize("words", [1, 2, 3, 7])
def test_short_sentences_as_in_sacrebleu(words) -> None:
    said = CANDIDATE[:words]
    expected = sacrebleu.sentence_bleu(
        " ".join(said), [" ".join(text) for text in REFERENCES], tokenize="none"
    )
    ours = bleu_of(bleu_counts(said, REFERENCES), short_too)
    assert 100 * ours == pytest.approx(expected.score)


def test_each_further_zero_counts_half_of_the_last() -> None:
    counts = bleu_counts(["b", "a", "d", "c"], [["a", "b", "c", "d"]])
    assert halving(counts) == [1, 1 / 2 / 3, 1 / 4 / 2, 1 / 8 / 1]
    assert add_one(counts) == [1, 1 / 4, 1 / 3, 1 / 2]
