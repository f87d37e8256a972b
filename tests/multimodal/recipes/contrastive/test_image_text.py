"""ResNet-18 and BERT with published weights: where they come from, and which tokens they read."""

import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

from multimodal.models import resnet_bert
from multimodal.recipes.contrastive.image_text import pretrained, untrained

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


def test_pretrained_weights_come_from_where_they_were_asked_for(folder, monkeypatch):
    asked = []
    plain = resnet_bert.resnet18
    monkeypatch.setattr(
        resnet_bert, "resnet18", lambda weights: asked.append(weights) or plain(weights=None)
    )
    model, tokenizer = pretrained(folder)
    assert [str(weights) for weights in asked] == ["ResNet18_Weights.IMAGENET1K_V1"]
    saved = BertModel.from_pretrained(folder).state_dict()
    ours = model.text_encoder.bert.state_dict()
    assert all(torch.equal(ours[name], saved[name]) for name in ours)
    tokens, mask = tokenizer.encode_batch(["A red dog", "dogs"])
    assert tokens.tolist() == [[2, 5, 6, 7, 3], [2, 7, 8, 3, 0]]
    assert mask.sum(1).tolist() == [5, 4]


def test_the_length_that_was_asked_for_cuts(folder):
    tokenizer = pretrained(folder, weights=None, length=4).tokenizer
    assert tokenizer.encode_batch(["a red dog run"])[0].tolist() == [[2, 5, 6, 3]]


def test_another_model_is_refused(folder, tmp_path):
    from transformers import DistilBertConfig, DistilBertModel

    DistilBertModel(DistilBertConfig(dim=8, n_layers=1, n_heads=1, hidden_dim=8)).save_pretrained(
        tmp_path
    )
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(tmp_path)
    with pytest.raises(ValueError, match="is a DistilBertModel: choose a BertModel"):
        pretrained(tmp_path, weights=None)


def test_without_weights_the_space_is_as_wide_as_asked():
    model = untrained(TINY, width=24)
    assert model.encode_text(*(torch.ones(2, 3).to(kind) for kind in (int, bool))).shape == (2, 24)
