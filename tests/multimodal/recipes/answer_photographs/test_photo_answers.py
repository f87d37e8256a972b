"""Class names vote: the mixture that a picture is, and what it gets beyond the list of names."""

from zlib import crc32

import pytest
import torch
import torch.nn.functional as F

from multimodal.data.photo_questions import photo_question_text, possible_answers
from multimodal.recipes.answer_photographs.photo_answers import (
    Meaning,
    deal_names,
    evidence,
    known_meanings,
    photo_answerer,
)

NAMES = ("tabby", "palace", "espresso", *(f"name {number}" for number in range(9)))
KINDS = possible_answers("kind")
SPOKEN = ("animal", "building", "food", *("object",) * 9)
TABLE = F.one_hot(torch.tensor([KINDS.index(kind) for kind in SPOKEN]), len(KINDS)).float()
SPEAKS_FOR = {"tabby": "cat", "palace": "Chinese pavilion", "espresso": "cup of coffee"}


def read(texts):
    """A direction of its own for each text; a class name shares that of its label."""
    rows = []
    for text in texts:
        word = SPEAKS_FOR.get(text, text)
        draw = torch.Generator().manual_seed(crc32(word.encode()))
        rows.append(torch.randn(64, generator=draw))
    return F.normalize(torch.stack(rows), dim=1)


@pytest.fixture(scope="module")
def answerer():
    return photo_answerer(read, NAMES, ("en",), lambda *_: TABLE)


CAT = torch.tensor([0.8, 0.02, 0.02] + [0.16 / 9] * 9)
PALACE = torch.tensor([0.02, 0.7, 0.02] + [0.26 / 9] * 9)


def test_evidence_is_what_a_picture_adds_to_the_list_of_names():
    found = evidence(torch.tensor([0.5, 0.5]), torch.tensor([[1.0, 0.0], [1.0, 0.0]]))
    assert found.tolist() == [0.0, 0.0]
    assert evidence(CAT, TABLE)[KINDS.index("animal")].item() == pytest.approx(0.8 - 1 / 12)
    assert evidence(CAT, TABLE).sum().item() == pytest.approx(0, abs=1e-6)


def test_answers_follow_the_names(answerer):
    asked = [
        photo_question_text("what", "", "en"),
        photo_question_text("kind", "", "en"),
        photo_question_text("exists", "animal", "en"),
        photo_question_text("exists", "building", "en"),
    ]
    cat = answerer.answer(asked, CAT.expand(4, 12), "en")
    palace = answerer.answer(asked, PALACE.expand(4, 12), "en")
    assert cat == ["cat", "animal", "yes", "no"]
    assert palace == ["pavilion", "building", "no", "yes"]


def test_where_answers_one_of_two(answerer):
    assert answerer.choose(Meaning("where", ""), CAT, "en") in {"indoors", "outdoors"}


def test_every_known_question_is_understood(answerer):
    meanings = known_meanings()
    assert answerer.understand([photo_question_text(*m, "en") for m in meanings]) == list(meanings)
    assert len(meanings) == 10


def test_questions_and_pictures_must_be_as_many(answerer):
    with pytest.raises(ValueError, match="2 questions about 1 pictures"):
        answerer.answer(["a", "b"], CAT[None], "en")


def test_a_deal_moves_every_chance_to_another_column():
    chances = torch.rand(4, 50)
    first, second = deal_names(chances, seed=0), deal_names(chances, seed=1)
    assert not torch.equal(first, chances)
    assert not torch.equal(first, second)
    assert torch.equal(first, deal_names(chances, seed=0))
    torch.testing.assert_close(first.sort(dim=1).values, chances.sort(dim=1).values)
    assert first[0].argsort().tolist() != chances[0].argsort().tolist()
