"""A sense that is missing is not even asked."""

import torch

from multimodal.models.answerers.one_sense_answerers import BlindAnswerer, DeafAnswerer
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

TOKENS = torch.tensor([[3, 1], [5, 2]])
PICTURES = torch.randn(2, 10)


def test_the_blind_answers_without_any_picture() -> None:
    model = BlindAnswerer(reader=QuestionReader(vocabulary=9, width=6), answers=3)
    wanted = model.out(torch.tanh(model.hidden(model.reader(TOKENS, TOKENS > 0).vector)))
    assert torch.equal(model(torch.empty(2, 0, 0), TOKENS, TOKENS > 0), wanted)


def test_the_deaf_answers_without_any_word() -> None:
    model, silence = DeafAnswerer(picture=StoredFeatures(10), width=6, answers=3), TOKENS[:, :0]
    wanted = model.out(torch.tanh(model.hidden(PICTURES)))
    assert torch.equal(model(PICTURES, silence, silence > 0), wanted)
