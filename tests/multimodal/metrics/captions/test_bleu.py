"""BLEU by hand, and equal to sacrebleu, nltk and the tools of COCO."""

import math

import pytest
import sacrebleu
from nltk.translate.bleu_score import corpus_bleu as nltk_bleu

from multimodal.metrics.captions.bleu import (
    BleuCounts,
    bleu_counts,
    bleu_of,
    brevity_penalty,
    corpus_bleu,
    precisions,
)
from multimodal.metrics.captions.bleu_smoothing import halving

ENGLISH = [
    "A red circle, to the left of a blue star.",
    "there is a small heart above the cross",
    "a a a a a",
]
REFERENCES = [
    ["The red circle is to the left of the blue star.", "On the left a red circle."],
    ["a small heart above a cross", "there is a heart above the small cross, isn't there"],
    ["a cat and a dog", "a cat"],
]
CHINESE = ["红色的圆形在蓝色的五角星的左边。", "左边有一个红色的圆形，右边有一个蓝色的五角星。"]
CHINESE_REFERENCES = [
    ["蓝色的五角星在红色的圆形的右边。", "左边是红色的圆形，右边是蓝色的五角星。"],
    ["红色的圆形在蓝色的五角星的左边。", "左边有一个蓝色的圆形，右边有一个红色的五角星。"],
]


def by_sacrebleu(candidates, references, **options):
    """References stand picture by picture here, and set by set there."""
    return sacrebleu.corpus_bleu(candidates, list(zip(*references, strict=True)), **options)


def test_by_hand() -> None:
    """A word counts as often as in that reference which has it most often."""
    counts = bleu_counts(["a", "a", "cat"], [["a", "cat", "sits"], ["the", "cat"]], longest=2)
    assert counts == BleuCounts((2, 1), (3, 2), 3, 3)
    assert precisions(counts) == [2 / 3, 1 / 2]
    assert bleu_of(counts) == pytest.approx(math.sqrt(1 / 3))


def test_the_closest_reference_counts_and_of_two_the_shorter() -> None:
    counts = bleu_counts(["a"] * 3, [["a"] * 4, ["a"] * 2, ["a"] * 9])
    assert counts.reference_length == 2
    assert brevity_penalty(counts) == 1
    short = bleu_counts(["a", "b"], [["a", "b", "c", "d"]], longest=1)
    assert bleu_of(short) == pytest.approx(math.exp(1 - 4 / 2))


def test_a_corpus_is_not_the_mean_of_its_sentences() -> None:
    candidates, references = [["a", "b"], ["c"]], [[["a", "b"]], [["d"]]]
    assert corpus_bleu(candidates, references, longest=1) == pytest.approx(2 / 3)


@pytest.mark.parametrize("tokenize", ["none", "13a", "char"])
@pytest.mark.parametrize("smooth", [None, halving])
def test_equals_sacrebleu(tokenize, smooth) -> None:
    cut = sacrebleu.BLEU(tokenize=tokenize).tokenizer
    ours = corpus_bleu(
        [cut(text).split() for text in ENGLISH],
        [[cut(text).split() for text in texts] for texts in REFERENCES],
        shares=smooth or precisions,
    )
    method = "exp" if smooth else "none"
    theirs = by_sacrebleu(ENGLISH, REFERENCES, tokenize=tokenize, smooth_method=method, force=True)
    assert 100 * ours == pytest.approx(theirs.score)
    assert ours > 0.1


@pytest.mark.parametrize("tokenize", ["zh", "char", "none"])
def test_equals_sacrebleu_in_chinese(tokenize) -> None:
    cut = sacrebleu.BLEU(tokenize=tokenize).tokenizer
    ours = corpus_bleu(
        [cut(text).split() for text in CHINESE],
        [[cut(text).split() for text in texts] for texts in CHINESE_REFERENCES],
    )
    theirs = by_sacrebleu(CHINESE, CHINESE_REFERENCES, tokenize=tokenize, smooth_method="none")
    assert 100 * ours == pytest.approx(theirs.score)
    assert (ours > 0.1) == (tokenize != "none")


def test_equals_nltk_which_counts_one_n_gram_where_a_sentence_is_too_short(recorded) -> None:
    pairs = list(zip(recorded.candidates, recorded.references, strict=True))
    candidates, references = zip(*[pair for pair in pairs if len(pair[0]) > 3], strict=True)
    theirs = nltk_bleu(references, candidates)
    assert len(candidates) == 7
    assert corpus_bleu(candidates, references) == pytest.approx(theirs)
    everything = nltk_bleu(recorded.references, recorded.candidates)
    assert corpus_bleu(recorded.candidates, recorded.references) > everything + 0.01


@pytest.mark.parametrize("longest", [1, 2, 3, 4])
def test_equals_the_tools_of_coco(recorded, longest) -> None:
    ours = corpus_bleu(recorded.candidates, recorded.references, longest=longest)
    assert ours == pytest.approx(recorded.bleu[longest - 1], rel=1e-6)


def test_nothing_said_is_worth_nothing() -> None:
    assert corpus_bleu([[]], [[["a", "cat"]]], longest=1) == 0
    assert brevity_penalty(bleu_counts([], [["a"]])) == 0


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="tokens are wanted"):
        corpus_bleu(["a cat"], [["a cat"]])
