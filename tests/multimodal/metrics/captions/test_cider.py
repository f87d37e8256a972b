"""CIDEr by hand, and CIDEr-D equal to the tools of COCO."""

from math import log

import pytest

from multimodal.metrics.captions.cider import Rarity, cider, cider_d


def cut(*texts: str) -> list[list[str]]:
    return [text.split() for text in texts]


PICTURES = [cut("a red star", "a star"), cut("a blue star"), cut("a cat"), cut("two dogs")]


def test_rarity_counts_pictures_and_no_sentences() -> None:
    rarity = Rarity.among(PICTURES)
    assert rarity(("a",)) == pytest.approx(log(4 / 3))
    assert rarity(("star",)) == pytest.approx(log(4 / 2))
    assert rarity(("a", "red")) == pytest.approx(log(4))
    assert rarity(("unheard",)) == pytest.approx(log(4))
    assert rarity.vector(["a", "a", "cat"], 1) == {
        ("a",): pytest.approx(2 * log(4 / 3)),
        ("cat",): pytest.approx(log(4)),
    }


def test_by_hand() -> None:
    """Only single words: "cat" has the weight ln 4, "a" has ln 4/3."""
    rarity = Rarity.among(PICTURES)
    a, cat = log(4 / 3), log(4)
    cosine = cat**2 / (cat * (a**2 + cat**2) ** 0.5)
    assert cider(["cat"], [["a", "cat"]], rarity) == pytest.approx(10 * cosine / 4)
    assert cider(["a", "cat"], [["a", "cat"]], rarity) == pytest.approx(10 * 2 / 4)


def test_cider_d_equals_the_tools_of_coco(recorded) -> None:
    rarity = Rarity.among(recorded.references)
    pairs = zip(recorded.candidates, recorded.references, strict=True)
    found = [cider_d(*pair, rarity) for pair in pairs]
    assert found == pytest.approx(recorded.cider, abs=1e-9)
    assert max(found) > 3


def test_only_for_cider_a_word_repeated_is_as_good_as_said_once() -> None:
    rarity, true = Rarity.among(PICTURES), [["a", "red", "star"]]
    assert cider(["red"] * 2, true, rarity) == pytest.approx(cider(["red"], true, rarity))
    assert cider_d(["red"] * 2, true, rarity) < 0.6 * cider_d(["red"], true, rarity)


def test_what_every_picture_has_weighs_nothing() -> None:
    rarity = Rarity.among([cut("a cat"), cut("a dog")])
    assert rarity(("a",)) == 0
    assert cider_d(["a"], [["a"]], rarity) == 0


def test_no_picture() -> None:
    with pytest.raises(ValueError, match="got none"):
        Rarity.among([])
