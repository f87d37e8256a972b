import pytest

from multimodal.data.questions.answer_names import ANSWERS, answer_word, opposite
from multimodal.language import DATA_LANGUAGES


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_every_answer_has_a_word_of_its_own(language: str) -> None:
    assert len(ANSWERS) == 20
    assert len({answer_word(name, language) for name in ANSWERS}) == 20


def test_words() -> None:
    assert [answer_word("star", code) for code in DATA_LANGUAGES] == ["star", "estrella", "五角星"]
    assert [answer_word("red", code) for code in DATA_LANGUAGES] == ["red", "rojo", "红色"]
    assert [answer_word("yes", code) for code in DATA_LANGUAGES] == ["yes", "sí", "是"]


def test_opposites() -> None:
    assert (opposite("yes"), opposite("no")) == ("no", "yes")
    with pytest.raises(ValueError, match="got 'red'"):
        opposite("red")


def test_other_answers_and_languages() -> None:
    with pytest.raises(ValueError, match="unknown answer 'pink'"):
        answer_word("pink", "en")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        answer_word("red", "fr")
