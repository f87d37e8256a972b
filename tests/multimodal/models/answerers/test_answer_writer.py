"""A writer of answers: shapes, step by step as all at once, the question matters, gradients."""

import pytest
import torch

from multimodal.decoding.greedy import greedy
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.answerers.answer_writer import AnswerWriter, SteeredGist
from multimodal.models.answerers.film import FiLM
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.stored_features import StoredFeatures

SHAPE = TransformerShape(width=16, depth=1, heads=2, expansion=2)
PLACES = torch.randn(4, 9, 8, generator=torch.Generator().manual_seed(0))
QUESTION = torch.tensor([[5, 6, 7], [6, 5, 0], [8, 0, 0], [6, 5, 7]])
MASK = QUESTION != 0
ANSWER = torch.tensor([[10, 4, 3, 0], [10, 5, 6, 3], [10, 7, 3, 0], [10, 6, 3, 0]])


@pytest.fixture
def model():
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=16)
    film = FiLM(picture=StoredFeatures(8), reader=reader, answers=3, width=16)
    torch.nn.init.normal_(film.modulate.weight, std=0.3)
    writer = CaptionTransformer(picture=StoredFeatures(16), vocabulary=12, length=6, shape=SHAPE)
    return AnswerWriter(eye=SteeredGist(film=film), writer=writer).eval()


def test_shapes(model):
    assert model.eye(PLACES, QUESTION, MASK).shape == (4, 3, 16)
    assert model(PLACES, QUESTION, MASK, ANSWER).shape == (4, 4, 12)


def test_annotations_are_the_question_and_what_film_answers_from(model):
    film, seen = model.eye.film, model.eye(PLACES, QUESTION, MASK)
    assert torch.equal(seen[:, 0], film.reader(QUESTION, MASK).vector)
    answer = film.answer(seen[:, 1:].flatten(1))
    assert torch.allclose(answer, film(PLACES, QUESTION, MASK), atol=1e-6)


def test_features_and_question_are_equally_wide():
    reader = QuestionReader(vocabulary=9, width=8)
    with pytest.raises(ValueError, match="must be equally wide, got 16 and 8"):
        SteeredGist(film=FiLM(picture=StoredFeatures(8), reader=reader, answers=3, width=16))


def test_step_by_step_is_all_at_once(model):
    state, found = model.begin(PLACES, QUESTION, MASK), []
    for newest in ANSWER.unbind(dim=1):
        logits, state = model.step(state, newest)
        found.append(logits)
    at_once = model(PLACES, QUESTION, MASK, ANSWER)
    assert torch.allclose(torch.stack(found, dim=1), at_once, atol=1e-5)


def test_another_question_gets_another_answer(model):
    one = model(PLACES, QUESTION, MASK, ANSWER)
    other = model(PLACES, QUESTION.flip(0), MASK.flip(0), ANSWER)
    assert not torch.allclose(one, other, atol=1e-4)


def test_padding_changes_nothing(model):
    longer = torch.nn.functional.pad(QUESTION, (0, 2))
    one, other = (model(PLACES, text, text != 0, ANSWER) for text in (QUESTION, longer))
    assert torch.allclose(one, other, atol=1e-5)


def test_one_batch_is_learned_by_heart_and_written_down(model):
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    model.train()
    for _ in range(200):
        optimiser.zero_grad()
        logits = model(PLACES, QUESTION, MASK, ANSWER[:, :-1])
        loss = next_token_loss(logits, ANSWER[:, 1:])
        loss.backward()
        optimiser.step()
    silent = {name for name, weight in model.named_parameters() if weight.grad is None}
    assert silent == {
        f"eye.film.answer.{part}" for part in ("0.weight", "0.bias", "2.weight", "2.bias")
    }
    state = model.begin(PLACES, QUESTION, MASK)
    written = greedy(model.step, state, ANSWER[:, 0], end=3, longest=3)
    assert torch.equal(written.masked_fill(ANSWER[:, 1:] == 0, 0), ANSWER[:, 1:])
