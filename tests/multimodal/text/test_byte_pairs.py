"""Merges by hand, and the library's on the same words."""

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from multimodal.text.byte_pairs import count_pairs, encode, learn_merges, merge


def test_pairs_are_counted_inside_words_as_often_as_these_occur() -> None:
    assert count_pairs({("a", "n", "a"): 2, ("n", "a"): 1}) == {("a", "n"): 2, ("n", "a"): 3}


@pytest.mark.parametrize(
    ("pieces", "pair", "merged"),
    [
        ("banana", ("a", "n"), ("b", "an", "an", "a")),
        ("aaa", ("a", "a"), ("aa", "a")),
        ("xyz", ("a", "b"), ("x", "y", "z")),
    ],
)
def test_merging_goes_from_left_to_right(pieces, pair, merged) -> None:
    assert merge(pieces, pair) == merged


def test_the_first_merges_are_those_of_the_page() -> None:
    merges = learn_merges(["banana", "bandana"], 3)
    assert merges[:2] == [("a", "n"), ("an", "a")]
    assert "".join(encode("banal", merges)) == "banal"


def test_learning_ends_when_every_word_is_one_piece() -> None:
    assert learn_merges(["ab ab"], 10) == [("a", "b")]
    assert encode("ab", [("a", "b")]) == ("ab",)


def test_the_library_learns_the_same_where_no_two_pairs_are_equal() -> None:
    texts = ["aaab " * 8 + "aab " * 4 + "ab " * 2 + "cab " * 1]
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    core.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=5, show_progress=False))
    merges = learn_merges(texts, 2)
    for word in ("aaab", "cab", "bbaa"):
        assert tuple(core.encode(word).tokens) == encode(word, merges)
