"""ResNet-18 and BERT in one space: sizes, scale, tokens, gradients, the towers' own numbers."""

import math

import pytest
import torch
from transformers import BertConfig, BertModel

from multimodal.losses.info_nce import clip_loss
from multimodal.models import resnet_bert
from multimodal.models.resnet_bert import BertTower, ResNetTower
from multimodal.recipes.contrastive.image_text import untrained

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "red", "dog", "##s", "run"]
TINY = BertConfig(
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
    vocab_size=len(WORDS),
)


def batch(rows=4):
    torch.manual_seed(1)
    mask = torch.arange(5)[None] < torch.tensor([5, 3, 4, 2])[:rows, None]
    return torch.rand(rows, 3, 32, 32), torch.randint(4, 10, (rows, 5)) * mask, mask


def test_sizes_and_scale_are_those_of_the_text():
    model = untrained(TINY)
    found = model(*batch())
    assert found.image.shape == found.text.shape == (4, 512)
    torch.testing.assert_close(found.image.norm(dim=1), torch.ones(4))
    assert model.logit_scale.item() == pytest.approx(math.log(1 / 0.07))
    assert (model.image_projection[0].in_features, model.text_projection[0].in_features) == (
        512,
        16,
    )
    with torch.no_grad():
        model.logit_scale.fill_(9.0)
    assert model(*batch()).scale.item() == pytest.approx(100, rel=1e-5)


def test_every_weight_learns_or_only_the_heads():
    model = untrained(TINY)
    clip_loss(*model(*batch())).backward()
    silent = {n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()}
    # one kind of token and pictures of 32 pixels: an unread table row and no more
    assert all("token_type" in name or "key.bias" in name for name in silent), silent
    model.train_towers(False)
    heads = {n.split(".")[0] for n, p in model.named_parameters() if p.requires_grad}
    assert heads == {"image_projection", "text_projection", "logit_scale"}


def test_a_tower_that_does_not_learn_is_not_changed_by_training():
    model, pairs = untrained(TINY).train(), batch()
    model.train_towers(False)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    model.train()
    first, second = model(*pairs), model(*pairs)
    assert torch.equal(first.text, second.text)  # no dropout
    assert all(torch.equal(before[n], v) for n, v in model.state_dict().items())
    model.train_towers(True)
    assert not torch.equal(model(*pairs).text, model(*pairs).text)
    assert not torch.equal(
        before["image_encoder.network.bn1.running_mean"],
        model.state_dict()["image_encoder.network.bn1.running_mean"],
    )


def test_padding_is_invisible():
    model, (images, tokens, mask) = untrained(TINY).eval(), batch()
    longer = torch.nn.functional.pad(tokens, (0, 3))
    torch.testing.assert_close(
        model.encode_text(longer, longer != 0), model.encode_text(tokens, mask)
    )
    assert images.shape[0] == len(tokens)


def test_towers_give_what_their_libraries_give():
    images, tokens, mask = batch()
    tower = ResNetTower().eval()
    mean, deviation = torch.tensor(resnet_bert.MEAN), torch.tensor(resnet_bert.DEVIATION)
    prepared = (images - mean[:, None, None]) / deviation[:, None, None]
    network = resnet_bert.resnet18()
    network.load_state_dict(tower.network.state_dict(), strict=False)
    features = torch.nn.Sequential(*list(network.eval().children())[:-1])
    torch.testing.assert_close(tower(images), features(prepared).flatten(1))
    bert = BertModel(TINY).eval()
    wanted = bert(input_ids=tokens, attention_mask=mask.long()).last_hidden_state[:, 0]
    torch.testing.assert_close(BertTower(bert)(tokens, mask), wanted)
