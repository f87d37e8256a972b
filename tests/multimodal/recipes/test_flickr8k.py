"""The recipe on a folder of Flickr's form: trains, resumes after a kill, says what it found."""

import json

import pytest
import torch
from PIL import Image
from transformers import BertConfig, BertModel, BertTokenizerFast

from multimodal.recipes.contrastive.flickr_parts import flickr_parts
from multimodal.studies.full import flickr8k
from multimodal.training.tensorfile import read_tensors

COLOURS = {"red": (220, 30, 30), "blue": (30, 30, 220), "green": (20, 180, 20), "grey": (90,) * 3}
NAMES = [f"{number:02}.jpg" for number in range(16)]


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    """Sixteen pictures with five captions each, as a mirror offers them: with a header row."""
    folder = tmp_path_factory.mktemp("flickr")
    (folder / "Images").mkdir()
    rows = ["image,caption"]
    for number, name in enumerate(NAMES):
        word, colour = list(COLOURS.items())[number % 4]
        shade = tuple(min(255, part + 2 * number) for part in colour)
        Image.new("RGB", (60, 40), shade).save(folder / "Images" / name)
        rows += [f"{name},A {word} thing , view {view} ." for view in range(5)]
    (folder / "captions.txt").write_text("\n".join(rows) + "\n")
    return folder


@pytest.fixture(scope="module")
def bert(tmp_path_factory):
    place = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", *COLOURS, "thing", "view", ","]
    (place / "vocab.txt").write_text("\n".join(words))
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    torch.manual_seed(0)
    configuration = BertConfig(**sizes, intermediate_size=32, vocab_size=len(words))
    BertModel(configuration).save_pretrained(place)
    BertTokenizerFast(str(place / "vocab.txt")).save_pretrained(place)
    return place


def arguments(mirror, bert, checkpoint, *more):
    small = {"resnet": "random", "size": 32, "batch": 6, "heads-epochs": 1, "epochs": 2}
    options = [part for name, value in small.items() for part in (f"--{name}", str(value))]
    paths = ["--folder", str(mirror), "--bert", str(bert), "--checkpoint", str(checkpoint)]
    return [*paths, *options, *more]


def result(checkpoint):
    return json.loads(checkpoint.with_suffix(".json").read_text())


def test_header_is_no_picture_and_parts_share_no_image(mirror):
    parts = flickr_parts(mirror, by="image", size=8)
    names = [set(part.ids) for part in parts]
    assert sorted(set.union(*names)) == NAMES
    assert [len(part) for part in parts] == [12, 2, 2]


def test_by_caption_the_same_images_stay_new(mirror):
    parts, sound = (flickr_parts(mirror, by=way, size=8) for way in ("caption", "image"))
    assert parts.test.ids == sound.test.ids
    assert not set(parts.test.ids) & set(parts.train.ids + parts.held_out.ids)
    assert len(parts.held_out.texts()) == 10
    assert set(parts.held_out.ids) <= set(parts.train.ids)
    with pytest.raises(ValueError, match="unknown split 'row'"):
        flickr_parts(mirror, by="row")


def test_a_missing_picture_is_an_error(mirror, tmp_path):
    (tmp_path / "Images").mkdir()
    (tmp_path / "captions.txt").write_text((mirror / "captions.txt").read_text())
    with pytest.raises(ValueError, match="pictures are missing"):
        flickr_parts(tmp_path, by="image")


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(mirror, bert, tmp_path, monkeypatch):
    whole, broken = tmp_path / "whole.safetensors", tmp_path / "broken.safetensors"
    flickr8k.main(arguments(mirror, bert, whole))
    plain, calls = flickr8k.contrastive, []

    def stops(model, batch):
        calls.append(len(batch.images))
        if len(calls) == 5:  # two steps of the heads, two of everything, then this
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(flickr8k, "CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(flickr8k, "contrastive", stops)
    with pytest.raises(Killed):
        flickr8k.main(arguments(mirror, bert, broken))
    flickr8k.main(arguments(mirror, bert, broken))
    assert len(calls) == 5 + 2  # nothing was done twice
    assert result(broken)["recall"] == result(whole)["recall"]
    tables = [read_tensors(path)[0]["history.losses"].tolist() for path in (whole, broken)]
    assert tables[0] == tables[1]
    assert len(tables[0]) == 4


def test_the_result_says_what_was_searched(mirror, bert, tmp_path):
    checkpoint = tmp_path / "run.safetensors"
    flickr8k.main(arguments(mirror, bert, checkpoint, "--split", "caption"))
    found = result(checkpoint)
    assert found["split"] == "caption"
    assert set(found["recall"]) == {"held_out", "new_images", "test"}
    assert found["recall"]["test"]["image_to_text"]["10"] == 1  # ten captions in all
    assert found["card"]["command"].startswith("python -m multimodal.studies.full.flickr8k")
