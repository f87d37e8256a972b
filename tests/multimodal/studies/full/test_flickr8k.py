"""The recipe on a folder of Flickr's form: trains, resumes after a kill, says what it found."""

import json
from shutil import copytree
from types import SimpleNamespace

import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

from multimodal.data.pairs import PairDataset
from multimodal.digest import digest
from multimodal.studies.full import flickr8k
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings


@pytest.fixture(scope="module")
def bert(tmp_path_factory):
    place = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "thing", "view", ","]
    words += ["red", "blue", "green", "grey"]
    (place / "vocab.txt").write_text("\n".join(words))
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    torch.manual_seed(0)
    configuration = BertConfig(**sizes, intermediate_size=32, vocab_size=len(words))
    BertModel(configuration).save_pretrained(place)
    BertTokenizerFast(str(place / "vocab.txt")).save_pretrained(place)
    return place


def arguments(flickr_mirror, bert, checkpoint, *more):
    small = {"resnet": "random", "size": 32, "batch": 6, "heads-epochs": 1, "epochs": 2}
    options = [part for name, value in small.items() for part in (f"--{name}", str(value))]
    paths = ["--folder", str(flickr_mirror), "--bert", str(bert), "--checkpoint", str(checkpoint)]
    return [*paths, *options, *more]


def result(checkpoint):
    return json.loads(checkpoint.with_suffix(".json").read_text())


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(
    flickr_mirror, bert, tmp_path, monkeypatch
):
    whole, broken = tmp_path / "whole.pt", tmp_path / "broken.pt"
    flickr8k.main(arguments(flickr_mirror, bert, whole))
    plain, calls = flickr8k.contrastive, []

    def stops(model, batch):
        calls.append(len(batch.images))
        if len(calls) == 5:  # two steps of the heads, two of everything, then this
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(flickr8k, "CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(flickr8k, "contrastive", stops)
    with pytest.raises(Killed):
        flickr8k.main(arguments(flickr_mirror, bert, broken))
    flickr8k.main(arguments(flickr_mirror, bert, broken))
    assert len(calls) == 5 + 2  # nothing was done twice
    assert result(broken)["recall"] == result(whole)["recall"]
    files = [torch.load(path, weights_only=True) for path in (whole, broken)]
    tables = [file["parts"]["history"]["losses"] for file in files]
    assert tables[0] == tables[1]
    assert len(tables[0]) == 4


def other_weights(bert, place):
    copytree(bert, place / "bert")
    model = BertModel.from_pretrained(bert)
    with torch.no_grad():
        model.embeddings.word_embeddings.weight[5] += 1
    model.save_pretrained(place / "bert")
    return place / "bert"


def other_captions(mirror, place):
    copytree(mirror, place / "data")
    captions = place / "data/captions.txt"
    captions.write_text(captions.read_text().replace("red thing", "blue thing"))
    return place / "data"


@pytest.fixture(scope="module")
def finished(flickr_mirror, bert, tmp_path_factory):
    path = tmp_path_factory.mktemp("run") / "run.pt"
    flickr8k.main(arguments(flickr_mirror, bert, path))
    return path


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (("--size", "48"), "size = 32, this one has 48"),
        (("--split", "caption"), "split = image, this one has caption"),
        (("--batch", "5"), "batch_size 6, this loader has 5"),
        (("--seed", "1"), "weights of the image model"),
        ("weights", "weights of the text model"),
        ("captions", "the state has other data"),
    ],
)
@pytest.mark.parametrize("ended", ["heads", "whole"])
def test_a_run_with_other_settings_or_data_is_refused_and_nothing_overwritten(
    flickr_mirror, bert, finished, tmp_path, changed, message, ended
):
    folder = tmp_path / "run"
    copytree(finished.parent, folder)
    path = folder / finished.name
    if ended == "heads":
        path.unlink()
        path.with_suffix(".json").unlink()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    data = other_captions(flickr_mirror, tmp_path) if changed == "captions" else flickr_mirror
    words = other_weights(bert, tmp_path) if changed == "weights" else bert
    more = changed if isinstance(changed, tuple) else ()
    with pytest.raises(ValueError, match=message):
        flickr8k.main(arguments(data, words, path, *more))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_the_card_counts_what_was_spent_before(flickr_mirror, bert, finished, tmp_path):
    copytree(finished.parent, tmp_path / "run")
    path = tmp_path / "run" / finished.name
    for name in ("run.pt", "run.heads.pt"):
        content = torch.load(path.with_name(name), weights_only=True)
        content["parts"]["history"]["legs"] = [1000.0]
        del content["digest"]
        torch.save(content | {"digest": digest(content)}, path.with_name(name))
    flickr8k.main(arguments(flickr_mirror, bert, path))
    assert 2000 < result(path)["card"]["seconds"] < 2100


def test_the_result_says_what_was_searched(flickr_mirror, bert, tmp_path):
    checkpoint = tmp_path / "run.pt"
    flickr8k.main(arguments(flickr_mirror, bert, checkpoint, "--split", "caption"))
    found = result(checkpoint)
    assert found["split"] == "caption"
    assert set(found["recall"]) == {"held_out", "new_images", "test"}
    assert found["recall"]["test"]["image_to_text"]["10"] == 1  # ten captions in all
    assert found["card"]["command"].startswith("python -m multimodal.studies.full.flickr8k")
    assert found["card"]["device"].startswith("CPU")


def test_heads_learn_first_and_then_everything(monkeypatch, tmp_path):
    """Which weights are trained, at which rate, for how long, into which file."""
    seen = []

    class Model:
        def train_towers(self, wanted):
            self.towers = wanted

    def fit(model, objective, batches, **options):
        seen.append((model.towers, batches.batch_size, batches.seed, options))
        return History(legs=[3.0, 1.0])

    class Loader:
        batches_per_epoch = 7

        def __init__(self, data, tokenise, *, batch_size, seed, languages):
            assert languages == ("en",)
            self.batch_size, self.seed = batch_size, seed

    monkeypatch.setattr(flickr8k, "fit", fit)
    monkeypatch.setattr(flickr8k, "PairLoader", Loader)
    ready = SimpleNamespace(model=Model(), tokenizer=SimpleNamespace(encode_batch=None))
    plan = flickr8k.Plan(heads_epochs=2, epochs=3, batch_size=5, seed=9)
    histories = flickr8k.train(ready, None, plan, tmp_path / "run.pt", {"size": 9})
    assert [history.earlier_seconds for history in histories] == [3, 3]
    for found, (towers, steps, rate, name) in zip(
        seen, ((False, 14, 1e-3, "run.heads.pt"), (True, 21, 3e-5, "run.pt")), strict=True
    ):
        settings = FitSettings(rate, warmup=0.1, checkpoint_every=100)
        options = {"steps": steps, "settings": settings, "checkpoint": tmp_path / name}
        options["conditions"] = {"size": 9}
        assert found == (towers, 5, 9, options)


def test_each_caption_belongs_to_its_own_picture(monkeypatch):
    data = PairDataset(
        torch.zeros(3, 3, 2, 2, dtype=torch.uint8), {"en": [["a"], ["b", "c"], ["d"]]}, tuple("xyz")
    )
    images, texts = torch.eye(3), torch.eye(3)[[0, 1, 2, 2]]
    monkeypatch.setattr(flickr8k, "embed_images", lambda *_: images)
    monkeypatch.setattr(flickr8k, "embed_texts", lambda *_: texts)
    found = flickr8k.evaluate(SimpleNamespace(model=None, tokenizer=None), data)
    assert found.image_to_text[1] == pytest.approx((1 + 1 + 1 / 2) / 3)
    assert found.text_to_image[1] == pytest.approx(3 / 4)


def test_what_is_not_asked_for():
    asked = flickr8k._options(["--folder", "f", "--checkpoint", "c"])
    assert (asked.split, asked.download, asked.resnet, asked.size) == (
        "image",
        False,
        "imagenet",
        224,
    )
    assert (asked.heads_epochs, asked.epochs, asked.batch, asked.seed) == (5, 15, 128, 0)
    assert asked.bert == "google-bert/bert-base-uncased"
    for missing in (["--folder", "f"], ["--checkpoint", "c"]):
        with pytest.raises(SystemExit):
            flickr8k._options(missing)
