"""A captioner that never looks says the same of every picture."""

import torch

from multimodal.layers.transformer import TransformerShape
from multimodal.models.captioners.blind import BlindCaptioner
from multimodal.models.causal_language_model import CausalLanguageModel


def test_pictures_change_nothing():
    torch.manual_seed(0)
    shape = TransformerShape(width=16, depth=1, heads=2)
    model = BlindCaptioner(language=CausalLanguageModel(vocabulary=9, length=8, shape=shape))
    tokens = torch.tensor([[1, 4, 2, 7]] * 2)
    logits = model(torch.rand(2, 3, 8, 8), tokens)
    assert torch.equal(logits[0], logits[1])
    assert torch.equal(logits, model(torch.zeros(2, 3, 8, 8), tokens))
