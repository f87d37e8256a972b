"""ResNet-18 and BERT in one space: sizes, scale, tokens, gradients, the towers' own numbers."""

import math

import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

from multimodal.losses.info_nce import clip_loss
from multimodal.models import image_text
from multimodal.models.image_text import BertTower, ResNetTower, pretrained, untrained

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "red", "dog", "##s", "run"]
TINY = BertConfig(
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
    vocab_size=len(WORDS),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A tiny BERT in the Hub's format."""
    place = tmp_path_factory.mktemp("tiny-bert")
    torch.manual_seed(0)
    BertModel(TINY).save_pretrained(place)
    (place / "vocab.txt").write_text("\n".join(WORDS))
    BertTokenizerFast(str(place / "vocab.txt")).save_pretrained(place)
    return place


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
    assert (model.image_projection.in_features, model.text_projection.in_features) == (512, 16)
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
    mean, deviation = torch.tensor(image_text.MEAN), torch.tensor(image_text.DEVIATION)
    prepared = (images - mean[:, None, None]) / deviation[:, None, None]
    network = image_text.resnet18()
    network.load_state_dict(tower.network.state_dict(), strict=False)
    features = torch.nn.Sequential(*list(network.eval().children())[:-1])
    torch.testing.assert_close(tower(images), features(prepared).flatten(1))
    bert = BertModel(TINY).eval()
    wanted = bert(input_ids=tokens, attention_mask=mask.long()).last_hidden_state[:, 0]
    torch.testing.assert_close(BertTower(bert)(tokens, mask), wanted)


def test_pretrained_weights_come_from_where_they_were_asked_for(folder, monkeypatch):
    asked = []
    plain = image_text.resnet18
    monkeypatch.setattr(
        image_text, "resnet18", lambda weights: asked.append(weights) or plain(weights=None)
    )
    model, tokenizer = pretrained(folder)
    assert [str(weights) for weights in asked] == ["ResNet18_Weights.IMAGENET1K_V1"]
    saved = BertModel.from_pretrained(folder).state_dict()
    ours = model.text_encoder.bert.state_dict()
    assert all(torch.equal(ours[name], saved[name]) for name in ours)
    tokens, mask = tokenizer.encode_batch(["A red dog", "dogs"])
    assert tokens.tolist() == [[2, 5, 6, 7, 3], [2, 7, 8, 3, 0]]
    assert mask.sum(1).tolist() == [5, 4]


def test_long_captions_are_cut_and_keep_their_end(folder):
    tokenizer = pretrained(folder, weights=None, length=4).tokenizer
    assert tokenizer.encode_batch(["a red dog run", "a"])[0].tolist() == [
        [2, 5, 6, 3],
        [2, 5, 3, 0],
    ]
    assert tokenizer.encode_batch(["a"], 6)[0].tolist() == [[2, 5, 3, 0, 0, 0]]
    assert tokenizer.encode_batch(["a dog"], wrapped=False)[0].tolist() == [[5, 7]]


def test_another_model_or_vocabulary_is_refused(folder, tmp_path):
    from transformers import DistilBertConfig, DistilBertModel

    from multimodal.text.bert_tokens import BertTokens
    from multimodal.text.vocabulary import train_core

    DistilBertModel(DistilBertConfig(dim=8, n_layers=1, n_heads=1, hidden_dim=8)).save_pretrained(
        tmp_path
    )
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(tmp_path)
    with pytest.raises(ValueError, match="is a DistilBertModel: choose a BertModel"):
        pretrained(tmp_path, weights=None)
    with pytest.raises(ValueError, match="no vocabulary of a BERT"):
        BertTokens(train_core(["a dog"], 20))
