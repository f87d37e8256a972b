"""Two frozen towers: the first token is read, only the heads learn, padding changes nothing."""

import pytest
import torch
from transformers import DistilBertConfig, DistilBertModel

from multimodal.losses.info_nce import clip_loss
from multimodal.models.resnet_bert import ResNetTower
from multimodal.models.resnet_distilbert import DistilBertTower, locked_pair

IMAGES = torch.rand(3, 3, 32, 32)
TOKENS = torch.tensor([[2, 4, 3, 0], [2, 5, 3, 0], [2, 6, 7, 3]])
MASK = TOKENS > 0


@pytest.fixture
def text():
    torch.manual_seed(0)
    shape = DistilBertConfig(vocab_size=9, dim=16, n_layers=1, n_heads=2, hidden_dim=8, dropout=0)
    return DistilBertTower(DistilBertModel(shape)).eval()


def test_the_first_token_is_read_and_padding_is_not(text):
    theirs = text.bert(input_ids=TOKENS, attention_mask=MASK.long()).last_hidden_state
    assert torch.equal(text(TOKENS, MASK), theirs[:, 0])
    torch.testing.assert_close(text(TOKENS[:1], MASK[:1]), text(TOKENS[:1, :3], MASK[:1, :3]))


def test_only_heads_and_scale_learn(text):
    model = locked_pair(image=ResNetTower(), text=text, width=8).train()
    out = model(IMAGES, TOKENS, MASK)
    assert out.image.shape == out.text.shape == (3, 8)
    clip_loss(*out).backward()
    learning = {name.split(".")[0] for name, w in model.named_parameters() if w.grad is not None}
    assert learning == {"image_projection", "text_projection", "logit_scale"}
    assert not model.image_encoder.training
    with pytest.raises(ValueError, match="width"):
        locked_pair(image=ResNetTower(), text=text, width=0)
