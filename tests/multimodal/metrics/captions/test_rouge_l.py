"""ROUGE-L by hand, and equal to the library of Google and to the tools of COCO."""

import pytest
from rouge_score.rouge_scorer import RougeScorer

from multimodal.metrics.captions.rouge_l import f_measure, longest_common, rouge_l, rouge_l_coco


class Spaces:
    """The tokenizer that the cases were cut with."""

    def tokenize(self, text: str) -> list[str]:
        return text.split()


def test_by_hand() -> None:
    assert longest_common(["a", "b", "c", "d"], ["b", "x", "d", "a"]) == 2  # b d
    assert longest_common([], ["a"]) == longest_common(["a"], []) == 0
    assert longest_common(["a", "b", "a"], ["a", "a", "b"]) == 2
    assert f_measure(0.5, 1.0) == pytest.approx(2 / 3)
    assert f_measure(0.5, 1.0, beta=2) == pytest.approx(5 * 0.5 / (1 + 4 * 0.5))
    assert rouge_l(["a", "cat", "sits"], [["a", "cat"]]) == pytest.approx(2 * 2 / 5)


def test_equals_rouge_score(recorded) -> None:
    scorer = RougeScorer(["rougeL"], tokenizer=Spaces())
    for candidate, references in zip(recorded.candidates, recorded.references, strict=True):
        texts = [" ".join(text) for text in references]
        found = scorer.score_multi(texts, " ".join(candidate))["rougeL"].fmeasure
        assert rouge_l(candidate, references) == pytest.approx(found)


def test_equals_the_tools_of_coco(recorded) -> None:
    pairs = zip(recorded.candidates, recorded.references, strict=True)
    assert [rouge_l_coco(*pair) for pair in pairs] == pytest.approx(recorded.rouge_l)


def test_the_tools_of_coco_take_precision_and_recall_from_different_references() -> None:
    candidate, references = ["a", "b"], [["a"], ["a", "b", "c", "d"]]
    assert rouge_l(candidate, references) == pytest.approx(2 / 3)
    assert rouge_l_coco(candidate, references, beta=1) == 1


def test_nothing_said_is_worth_nothing() -> None:
    assert rouge_l([], [["a"]]) == rouge_l_coco([], [["a"]]) == 0
