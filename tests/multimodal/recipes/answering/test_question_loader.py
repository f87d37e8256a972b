import pytest
import torch

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.question_set import question_set
from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answering.answering_task import question_tokenizer
from multimodal.recipes.answering.question_loader import QuestionLoader, encode_questions

QUESTIONS = question_set(8, seed=0)
ENCODED = QUESTIONS, question_tokenizer()
PLACES = torch.arange(8.0)[:, None, None].expand(8, 3, 2)


def loader(**changes: object) -> QuestionLoader:
    settings = {"languages": ("en",), "batch_size": 16, "seed": 0} | changes
    places = settings.pop("places", PLACES)
    return QuestionLoader(QUESTIONS, places, question_tokenizer(), **settings)


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_every_question_comes_once_an_epoch_with_its_picture_and_answer(language: str) -> None:
    tokenizer = question_tokenizer()
    expected = [
        (tokenizer.encode(text), question.picture, question.answer)
        for text, question in zip(QUESTIONS.texts(language), QUESTIONS.questions, strict=True)
    ]
    found = [
        (tokens[mask].tolist(), int(places[0, 0]), ANSWERS[answer])
        for batch in loader(languages=(language,)).epoch(0)
        for places, tokens, mask, answer in zip(*batch[:4], strict=True)
    ]
    assert sorted(found) == sorted(expected)


def test_a_batch_is_padded_to_its_longest_question() -> None:
    batch = next(iter(loader(languages=DATA_LANGUAGES)))
    assert batch.places.shape == (16, 3, 2)
    assert batch.mask.any(dim=0).all()
    assert torch.equal(batch.mask, batch.tokens != 0)
    assert batch.to("cpu").answers.dtype == torch.int64


def test_languages_are_mixed() -> None:
    asked = {
        code: {tuple(row[row != 0].tolist()) for row in encode_questions(*ENCODED, code)}
        for code in ("en", "zh")
    }
    batch = next(iter(loader(languages=("en", "zh"), batch_size=32)))
    rows = {tuple(row[row != 0].tolist()) for row in batch.tokens}
    assert rows & asked["en"]
    assert rows & asked["zh"]
    assert rows <= asked["en"] | asked["zh"]


def test_a_run_continues() -> None:
    whole, part = loader(), loader()
    stream = iter(whole)
    next(stream)
    part.load_state_dict(whole.state_dict())
    assert torch.equal(next(stream).tokens, next(iter(part)).tokens)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        loader(languages=())
    with pytest.raises(ValueError, match="places of 5 pictures, not of 8"):
        loader(places=PLACES[:5])
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        loader(languages=("fr",))
