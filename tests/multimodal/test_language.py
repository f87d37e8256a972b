from pathlib import Path

import pytest

from multimodal import language
from multimodal.language import (
    COMPLETE,
    DATA_LANGUAGES,
    LANGUAGES,
    SOURCE_LANGUAGE,
    Language,
    Words,
    read_languages,
    reader_language,
    require_complete,
    require_language,
)

FRENCH = "fr: {name: Français, html: fr, sphinx: fr, partial: true}\n"


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that is being translated into French; returns the folder of its catalogues."""
    listed = Path(language.__file__).with_name("languages.yml").read_text("utf-8")
    (tmp_path / "languages.yml").write_text(listed + FRENCH, "utf-8")
    monkeypatch.setattr(language, "LANGUAGES", read_languages(tmp_path / "languages.yml"))
    monkeypatch.setattr(language, "WORDS_FOLDER", tmp_path)
    return tmp_path


def test_the_course_has_three_complete_languages_the_source_first() -> None:
    assert list(LANGUAGES) == ["en", "es", "zh"]
    assert LANGUAGES["zh"] == Language("中文", "zh-CN", "zh_CN")
    assert (SOURCE_LANGUAGE, COMPLETE) == ("en", ("en", "es", "zh"))


def test_a_language_is_added_by_a_line(french: Path) -> None:
    assert language.LANGUAGES["fr"] == Language("Français", "fr", "fr", partial=True)


def test_what_a_partial_language_lacks_is_english(french: Path) -> None:
    text = "cat: {en: cat, es: gato, zh: 猫, fr: chat}\ndog: {en: '{n} dogs', es: perro, zh: 狗}\n"
    (french / "animals.yml").write_text(text, "utf-8")
    words = Words("fr", "animals")
    assert (words("cat"), words("dog", n=2)) == ("chat", "2 dogs")


@pytest.mark.parametrize("texts", ["{en: a, es: b}", "{en: a, es: b, zh: c, xx: d}"])
def test_an_entry_that_lacks_a_complete_language_or_knows_another_is_refused(
    french: Path, texts: str
) -> None:
    topic = f"broken{len(texts)}"
    (french / f"{topic}.yml").write_text(f"cat: {texts}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"{topic}.yml: 'cat' has texts for .* en, es, zh"):
        Words("en", topic)("cat")


def test_texts_without_any_language_are_named() -> None:
    with pytest.raises(ValueError, match="'x' has texts for no language"):
        require_complete("'x'", {})


def test_data_speak_their_own_languages_to_everyone() -> None:
    assert [Words(code, "clip").data_language for code in ("zh", "fr")] == ["zh", "en"]
    with pytest.raises(ValueError, match="unknown language 'fr': there are en, es, zh"):
        require_language("fr", DATA_LANGUAGES)


def test_an_unknown_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)
    assert reader_language() == "en"
    monkeypatch.setenv("COURSE_LANGUAGE", "xx")
    with pytest.raises(ValueError, match="unknown language 'xx'"):
        reader_language()
