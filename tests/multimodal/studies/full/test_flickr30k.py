"""The recipe on a folder of Flickr's form, with a DistilBERT of toy size."""

import json

import pytest
import torch
from transformers import BertTokenizerFast, DistilBertConfig, DistilBertModel

from multimodal.recipes.contrastive.locked_image_text import pretrained_locked
from multimodal.studies.full import flickr30k


@pytest.fixture(scope="module")
def distilbert(tmp_path_factory):
    place = tmp_path_factory.mktemp("distilbert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "thing", "view", ","]
    words += ["red", "blue", "green", "grey"]
    (place / "vocab.txt").write_text("\n".join(words))
    torch.manual_seed(0)
    shape = DistilBertConfig(vocab_size=len(words), dim=16, n_layers=1, n_heads=2, hidden_dim=32)
    DistilBertModel(shape).save_pretrained(place)
    BertTokenizerFast(str(place / "vocab.txt")).save_pretrained(place)
    return place


def arguments(mirror, bert, checkpoint, *more):
    paths = ["--folder", str(mirror), "--bert", str(bert), "--checkpoint", str(checkpoint)]
    return [*paths, "--resnet", "random", "--size", "32", "--batch", "6", "--epochs", "2", *more]


def test_only_heads_learn_and_a_second_call_goes_on(
    flickr_mirror, distilbert, tmp_path, monkeypatch
):
    path = tmp_path / "run.pt"
    flickr30k.main(arguments(flickr_mirror, distilbert, path))
    first = json.loads(path.with_suffix(".json").read_text())
    assert set(first["recall"]) == {"new_images", "test"}
    assert 0 <= first["recall"]["test"]["text_to_image"]["1"] <= 1
    saved = torch.load(path, weights_only=True)["parts"]["model"]
    fresh = pretrained_locked(distilbert, weights=None).model.state_dict()
    text = [name for name in fresh if name.startswith("text_encoder")]
    assert text
    assert all(torch.equal(saved[name], fresh[name]) for name in text)

    calls = []
    monkeypatch.setattr(flickr30k, "contrastive", lambda model, batch: calls.append(batch))
    flickr30k.main(arguments(flickr_mirror, distilbert, path))
    assert calls == []  # all steps were done
    assert json.loads(path.with_suffix(".json").read_text())["recall"] == first["recall"]


def test_another_size_is_another_training(flickr_mirror, distilbert, tmp_path):
    path = tmp_path / "run.pt"
    flickr30k.main(arguments(flickr_mirror, distilbert, path, "--epochs", "1"))
    with pytest.raises(ValueError, match="size = 32, this one has 48"):
        flickr30k.main(arguments(flickr_mirror, distilbert, path, "--epochs", "1", "--size", "48"))
