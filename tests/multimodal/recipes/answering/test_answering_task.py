import pytest
import torch
from torch import Tensor, nn

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.programs import KINDS
from multimodal.data.questions.question_wording import say_question, switched
from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answering.answering_task import (
    AnsweringTask,
    answer_questions,
    answer_tokens,
    answering_task,
    question_tokenizer,
)
from multimodal.token_ids import UNKNOWN


@pytest.fixture(scope="module")
def task() -> AnsweringTask:
    return answering_task()


class FirstWord(nn.Module):
    """Answers with the number of the first token; notes what it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.unused = nn.Parameter(torch.zeros(1))
        self.shown: list[Tensor] = []

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        assert torch.equal(mask, tokens != 0)
        assert not self.training
        self.shown.append(places)
        return tokens[:, :1].float().expand(-1, len(ANSWERS))


def test_places_belong_to_the_pictures(task: AnsweringTask) -> None:
    assert task.places_train.shape == (len(task.train.images), 36, 64)
    assert task.places_test.shape == (len(task.test.images), 36, 64)
    assert answering_task() is task


def test_all_kinds_are_asked(task: AnsweringTask) -> None:
    assert set(task.train.kinds) == set(task.test.kinds) == set(KINDS)


def test_no_set_of_kinds_of_the_test_is_shown_in_training(task: AnsweringTask) -> None:
    shown = {frozenset(crowd.kinds) for crowd in task.train.crowds}
    assert shown.isdisjoint(frozenset(crowd.kinds) for crowd in task.test.crowds)


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_words_are_entries(task: AnsweringTask, language: str) -> None:
    for question in task.test.questions:
        pieces = question_tokenizer().pieces(say_question(question.program, language))
        assert not any(piece.startswith("##") for piece in pieces)
        other = "zh" if language == "en" else "en"
        assert UNKNOWN not in question_tokenizer().encode(
            switched(question.program, language, other)
        )


def test_batches(task: AnsweringTask) -> None:
    batch = next(iter(task.batches(seed=0, size=8)))
    assert batch.places.shape == (8, 36, 64)
    whole = task.test_batch("zh")
    assert len(whole.answers) == len(task.test)
    assert torch.equal(whole.places[5], task.places_test[task.test.pictures[5]])
    assert torch.equal(whole.answers, task.test.answers)


def test_answers_come_in_the_order_of_the_questions(task: AnsweringTask) -> None:
    model = FirstWord()
    logits = answer_questions(model, task.test, task.places_test, task.tokenizer, "en")
    assert logits.shape == (len(task.test), 20)
    first = [task.tokenizer.encode(text)[0] for text in task.test.texts("en")]
    assert logits[:, 0].tolist() == first
    assert torch.equal(torch.cat(model.shown), task.places_test[task.test.pictures])


def test_many_questions_are_answered_in_parts() -> None:
    model = FirstWord()
    tokens = torch.arange(1, 902)[:, None]
    logits = answer_tokens(model, torch.zeros(901, 2, 3), tokens)
    assert logits[:, 3].tolist() == list(range(1, 902))
    assert max(map(len, model.shown)) == 400
