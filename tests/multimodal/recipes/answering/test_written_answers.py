"""Writers of answers: trained from a seed, asked and told in languages, read to the letter."""

import pytest
import torch

from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answering.answering_task import AnsweringTask, question_tokenizer
from multimodal.recipes.answering.written_answer_loader import STYLES, WritingLoader
from multimodal.recipes.answering.written_answers import (
    answer_eye,
    answer_writer,
    train_eye,
    train_writer,
    understand,
    write_answers,
    writing_loss,
)

QUESTIONS = question_set(6, seed=4)
TASK = AnsweringTask(
    QUESTIONS, QUESTIONS, question_tokenizer(), torch.randn(6, 36, 8), torch.randn(6, 36, 8)
)


def weights(model):
    return torch.cat([part.detach().flatten() for part in model.parameters()])


def test_trainings_follow_their_seeds(monkeypatch):
    monkeypatch.setattr("multimodal.recipes.answering.written_answers.BATCH", 8)
    eyes = [train_eye(TASK, seed=seed, steps=2) for seed in (0, 0, 1)]
    assert torch.equal(weights(eyes[0]), weights(eyes[1]))
    assert not torch.equal(weights(eyes[0]), weights(eyes[2]))
    pens = [train_writer(eyes[0], TASK, "word", seed=seed, steps=2).writer for seed in (0, 0, 1)]
    assert torch.equal(weights(pens[0]), weights(pens[1]))
    assert not torch.equal(weights(pens[0]), weights(pens[2]))


def test_a_pen_changes_nothing_of_its_eye(monkeypatch):
    monkeypatch.setattr("multimodal.recipes.answering.written_answers.BATCH", 8)
    eye = train_eye(TASK, seed=0, steps=1)
    before = {name: part.clone() for name, part in eye.state_dict().items()}
    writer = train_writer(eye, TASK, "sentence", seed=0, steps=2)
    assert not writer.training
    assert all(torch.equal(part, before[name]) for name, part in eye.state_dict().items())
    trained = {name.partition(".")[0] for name, w in writer.named_parameters() if w.requires_grad}
    assert trained == {"writer"}


def test_a_batch_is_learned_by_heart_and_written_in_each_language():
    torch.manual_seed(0)
    part = QUESTIONS.subset(range(4))
    model = answer_writer(answer_eye(TASK))
    loader = WritingLoader(part, TASK.places_train, style="sentence", batch_size=4, seed=0)
    optimiser, stream = torch.optim.Adam(model.parameters(), lr=3e-3), iter(loader)
    model.train()
    for _ in range(300):
        optimiser.zero_grad()
        writing_loss(model, next(stream)).backward()
        optimiser.step()
    assert all(weight.grad is not None for weight in model.writer.parameters())
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
