"""Questions in three languages and two wordings; as many a "yes" as a "no" for each thing."""

from collections import Counter

import pytest

from multimodal.data.photo_questions import (
    PHOTO_KINDS,
    asked_things,
    photo_answer_text,
    photo_question_text,
    photo_questions,
    possible_answers,
)
from multimodal.data.photographs import load_photographs
from multimodal.language import DATA_LANGUAGES

NAMES = [photo.name for photo in load_photographs()]


def test_every_photograph_is_asked_for_its_name_and_no_question_comes_twice():
    asked = photo_questions()
    assert [q.answer for q in asked if q.kind == "what"] == NAMES
    assert len({(q.photograph, q.kind, q.thing) for q in asked}) == len(asked)
    assert {q.kind for q in asked} == set(PHOTO_KINDS)


def test_each_thing_has_as_many_photographs_with_it_as_without():
    found = Counter((q.thing, q.answer) for q in photo_questions() if q.kind == "exists")
    assert {thing for thing, _ in found} == set(asked_things())
    for thing in asked_things():
        assert found[thing, "yes"] == found[thing, "no"] > 0


@pytest.mark.parametrize(
    ("name", "thing", "answer"),
    [("cat", "animal", "yes"), ("coffee", "animal", "no"), ("photographer", "plant", "yes")],
)
def test_what_anybody_sees(name, thing, answer):
    asked = {(q.photograph, q.thing): q.answer for q in photo_questions()}
    assert asked[NAMES.index(name), thing] == answer


def test_what_may_be_seen_differently_is_not_asked():
    asked = {(NAMES[q.photograph], q.kind, q.thing) for q in photo_questions()}
    assert not asked & {("astronaut", "exists", "vehicle"), ("galaxies", "where", "")}


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_texts_are_all_there_and_all_different(language):
    meanings = {(q.kind, q.thing) for q in photo_questions()}
    for wording in (0, 1):
        texts = [photo_question_text(*m, language, wording=wording) for m in meanings]
        assert len(set(texts)) == len(meanings)
        assert not any("{" in text for text in texts)
    for kind in PHOTO_KINDS:
        answers = [photo_answer_text(key, language) for key in possible_answers(kind)]
        assert len(set(answers)) == len(answers)
        assert {q.answer for q in photo_questions() if q.kind == kind} <= set(
            possible_answers(kind)
        )


def test_what_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no wording 2 of the kind 'what'"):
        photo_question_text("what", "", "en", wording=2)
    with pytest.raises(ValueError, match="unknown kind 'why'"):
        possible_answers("why")
    with pytest.raises(ValueError, match="unknown answer 'unicorn'"):
        photo_answer_text("unicorn", "en")
