"""Writers of answers: trained from a seed, asked and told in languages, read to the letter."""

import pytest
import torch

from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answering.answering_task import AnsweringTask, question_tokenizer
from multimodal.recipes.answering.written_answer_loader import STYLES, WritingLoader
from multimodal.recipes.answering.written_answers import (
    answer_writer,
    train_writer,
    understand,
    write_answers,
    writing_loss,
)

QUESTIONS = question_set(6, seed=4)
TASK = AnsweringTask(
    QUESTIONS, QUESTIONS, question_tokenizer(), torch.randn(6, 36, 8), torch.randn(6, 36, 8)
)


def test_training_follows_its_seed(monkeypatch):
    monkeypatch.setattr("multimodal.recipes.answering.written_answers.BATCH", 8)
    first, again, other = (train_writer(TASK, "word", seed=seed, steps=2) for seed in (0, 0, 1))
    assert not first.training
    pairs = [zip(first.parameters(), model.parameters(), strict=True) for model in (again, other)]
    assert [all(torch.equal(*pair) for pair in both) for both in pairs] == [True, False]


def test_a_batch_is_learned_by_heart_and_written_in_each_language():
    torch.manual_seed(0)
    part = QUESTIONS.subset(range(4))
    model = answer_writer(TASK)
    loader = WritingLoader(part, TASK.places_train, style="sentence", batch_size=4, seed=0)
    optimiser, stream = torch.optim.Adam(model.parameters(), lr=3e-3), iter(loader)
    model.train()
    for _ in range(250):
        optimiser.zero_grad()
        writing_loss(model, next(stream)).backward()
        optimiser.step()
    assert all(weight.grad is not None for weight in model.parameters())
    for asked, told in (("en", "en"), ("es", "zh"), ("zh", "es")):
        said = write_answers(model, part, TASK.places_train, asked=asked, told=told)
        meant = understand(said, part, style="sentence", language=told)
        assert meant == [question.answer for question in part.questions]


@pytest.mark.parametrize("style", STYLES)
def test_only_what_is_said_to_the_letter_counts(style):
    question = QUESTIONS.subset([0])
    told = STYLES[style](question.questions[0], "en")
    for name, text in told.items():
        for said in (text, text.lower(), text.replace(" ", "  ")):
            assert understand([said], question, style=style, language="en") == [name]
        assert understand([f"{text} {text}"], question, style=style, language="en") == [""]
    assert understand([""], question, style=style, language="en") == [""]
    with pytest.raises(ValueError, match="2 texts for 1 questions"):
        understand(["red", "red"], question, style=style, language="en")
