"""Captions cut into words, into characters, and into words of a dictionary."""

import logging

import jieba
import pytest

from multimodal.text.caption_cutting import characters, cut_caption, dictionary_words, words

DICTIONARY = {"红色", "蓝色", "圆形", "五角星", "左边", "五角"}
CAPTION = "红色的圆形在蓝色的五角星的左边。"


def test_by_hand() -> None:
    assert words("A red star, isn't it") == ["a", "red", "star", ",", "isn", "'", "t", "it"]
    assert words("círculo rojo") == ["círculo", "rojo"]
    assert characters("五 角星") == ["五", "角", "星"]
    assert cut_caption("A star", "es") == ["a", "star"]
    assert cut_caption(CAPTION, "zh") == list(CAPTION)


def test_the_longest_known_word_is_taken() -> None:
    found = "红色 的 圆形 在 蓝色 的 五角星 的 左边 。"
    assert dictionary_words(CAPTION, DICTIONARY) == found.split()
    assert dictionary_words("五角形", DICTIONARY) == ["五角", "形"]
    assert dictionary_words("红色", ()) == ["红", "色"]
    assert dictionary_words("", DICTIONARY) == []


@pytest.mark.parametrize("text", [CAPTION, "左边有一个红色的圆形"])
def test_equals_jieba_with_the_same_dictionary(text: str) -> None:
    jieba.setLogLevel(logging.ERROR)
    cutter = jieba.Tokenizer()
    for word in DICTIONARY:
        cutter.add_word(word, freq=10**6)
    known = set(DICTIONARY) | {"一个"}
    assert dictionary_words(text, known) == cutter.lcut(text, HMM=False)
