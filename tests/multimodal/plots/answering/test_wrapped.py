"""Between words in Latin script, evenly in Chinese."""

from multimodal.plots.answering.wrapped import wrapped


def test_words_stay_whole() -> None:
    assert wrapped("What colour is the star?", 12, "en") == ["What colour", "is the star?"]


def test_chinese_is_cut_into_even_lines() -> None:
    assert wrapped("红色 五角星 左边 的 是 什么 形状?", 20, "zh") == [
        "红色五角星左边",
        "的是什么形状?",
    ]


def test_nothing_has_no_lines() -> None:
    assert wrapped("", 10, "zh") == wrapped("", 10, "en") == []
