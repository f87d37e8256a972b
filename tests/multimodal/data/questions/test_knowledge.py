"""The base holds what its table says, about things that OpenMoji draws."""

from collections import Counter

from multimodal.data.emoji import emoji_concepts
from multimodal.data.questions.knowledge import (
    RELATIONS,
    REPLIES,
    UNASKED,
    VALUES,
    Fact,
    facts,
    rows_of_things,
    things,
)


def test_every_entry_is_read_from_the_table() -> None:
    found = facts()
    assert Fact("koala", "food", "plants") in found
    assert Fact("high-speed train", "power", "electricity") in found
    assert Fact("crocodile", "eggs", "yes") in found
    assert Fact("ear of corn", "origin", "america") in found
    assert not [fact for fact in found if fact.thing == "shark" and fact.relation == "eggs"]
    assert {fact.relation for fact in found} == set(RELATIONS)
    assert all(fact.value in RELATIONS[fact.relation] for fact in found)


def test_a_thing_has_one_value_in_a_relation_and_nothing_twice() -> None:
    pairs = Counter((fact.thing, fact.relation) for fact in facts())
    assert set(pairs.values()) == {1}
    assert len(set(things())) == len(things())
    assert {fact.thing for fact in facts()} == set(things())
    assert len(set(VALUES)) == len(VALUES) == len(REPLIES) - 1


def test_every_value_is_somewhere_and_things_have_pictures() -> None:
    assert {(fact.relation, fact.value) for fact in facts()} == {
        (relation, value) for relation, values in RELATIONS.items() for value in values
    }
    concepts = emoji_concepts()
    assert [concepts[row].names["en"] for row in rows_of_things()] == list(things())


def test_what_nobody_asks_about_has_answers_that_others_have() -> None:
    """So a network without a base could guess them."""
    asked = {(fact.relation, fact.value) for fact in facts() if fact.thing not in UNASKED}
    unasked = {(fact.relation, fact.value) for fact in facts() if fact.thing in UNASKED}
    assert unasked <= asked
    assert set(things()) > UNASKED
