"""Everything can be said in three languages, and no question names what the picture shows."""

import pytest

from multimodal.data.questions.knowledge import RELATIONS, REPLIES, Fact, facts, things
from multimodal.data.questions.knowledge_words import (
    ASKED,
    LABELS,
    VALUE_WORDS,
    ask_about,
    say_fact,
    thing_name,
    value_word,
)
from multimodal.language import DATA_LANGUAGES


def test_every_relation_and_value_has_its_words() -> None:
    assert set(ASKED) == set(LABELS) == set(RELATIONS)
    assert set(VALUE_WORDS) == set(REPLIES)
    for table in (ASKED, LABELS, VALUE_WORDS):
        assert all(len(texts) == 3 and all(texts) for texts in table.values())


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_entries_differ_and_questions_name_no_thing(language: str) -> None:
    lines = [say_fact(fact, language) for fact in facts()]
    assert len(set(lines)) == len(lines)
    asked = [ask_about(relation, language) for relation in RELATIONS]
    assert len(set(asked)) == len(asked)
    for thing in things():
        name = thing_name(thing, language)
        assert not [text for text in asked if f" {name} " in text or (name in text > "⺀")]


def test_an_entry_in_words() -> None:
    fact = Fact("koala", "food", "plants")
    assert say_fact(fact, "en") == "koala, main food: plants"
    assert say_fact(fact, "es") == "koala, alimento principal: plantas"
    assert say_fact(fact, "zh") == "考拉，主要食物：植物"
    assert ask_about("food", "es") == "¿Qué come sobre todo este animal?"
    assert value_word("unknown", "en") == "I do not know"


def test_unknown_names_and_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown 'taste': choose one of habitat"):
        ask_about("taste", "en")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        value_word("sea", "fr")
