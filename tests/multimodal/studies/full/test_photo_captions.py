"""The recipe on miniature copies of the real formats: trains, resumes, writes sentences."""

import json

import pytest
import torch
from PIL import Image

from multimodal.studies.full import photo_captions, photo_training

SMALL = {"resnet": "random", "size": 32, "batch": 6, "epochs": 3, "width": 16, "depth": 1}


def arguments(folder, checkpoint, *more):
    options = [part for name, value in SMALL.items() for part in (f"--{name}", str(value))]
    return ["--folder", str(folder), "--checkpoint", str(checkpoint), *options, *more]


def result(checkpoint):
    return json.loads(checkpoint.with_suffix(".json").read_text())


def losses(checkpoint):
    return torch.load(checkpoint, weights_only=True)["parts"]["history"]["losses"]


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(flickr_mirror, tmp_path, monkeypatch):
    whole, broken = tmp_path / "whole.pt", tmp_path / "broken.pt"
    photo_captions.main(arguments(flickr_mirror, whole))
    plain, calls = photo_captions.caption_loss, []

    def stops(model, batch):
        calls.append(len(batch.images))
        if len(calls) == 3:
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(photo_training, "CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(photo_captions, "caption_loss", stops)
    with pytest.raises(Killed):
        photo_captions.main(arguments(flickr_mirror, broken))
    photo_captions.main(arguments(flickr_mirror, broken))
    assert len(calls) == len(losses(whole)) + 1  # nothing was done twice
    assert losses(broken) == losses(whole)
    assert result(broken)["scores"] == result(whole)["scores"]
    assert result(broken)["sentences"] == result(whole)["sentences"]


def test_pictures_pass_the_encoder_once(flickr_mirror, tmp_path, monkeypatch):
    photo_captions.main(arguments(flickr_mirror, tmp_path / "run.pt"))

    def read(*_):
        raise AssertionError("a picture was opened again")

    monkeypatch.setattr("multimodal.recipes.photo_captions.annotated_files.read_square", read)
    photo_captions.main(arguments(flickr_mirror, tmp_path / "run.pt"))


def test_a_sentence_and_scores_for_every_photograph_of_the_test(flickr_mirror, tmp_path):
    photo_captions.main(arguments(flickr_mirror, tmp_path / "run.pt"))
    found = result(tmp_path / "run.pt")
    assert len(found["sentences"]) == 2
    assert set(found["scores"]) == {"bleu_1", "bleu_2", "bleu_3", "bleu_4", "cider_d"}
    assert found["card"]["command"].startswith("python -m multimodal.studies.full.photo_captions")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (("--width", "32"), "width = 16, this one has 32"),
        (("--batch", "5"), "batch_size 6, this loader has 5"),
        (("--size", "64"), "the state has other data"),
    ],
)
def test_another_training_is_refused(flickr_mirror, tmp_path, changed, message):
    path = tmp_path / "run.pt"
    photo_captions.main(arguments(flickr_mirror, path))
    before = path.read_bytes()
    with pytest.raises(ValueError, match=message):
        photo_captions.main(arguments(flickr_mirror, path, *changed))
    assert path.read_bytes() == before


@pytest.fixture
def coco(tmp_path):
    place = tmp_path / "coco"
    for part, count in (("train", 8), ("val", 3)):
        (place / f"{part}2017").mkdir(parents=True)
        names = [f"{number:012}.jpg" for number in range(count)]
        for name in names:
            Image.new("RGB", (40, 30), "red").save(place / f"{part}2017" / name)
        content = {
            "images": [{"id": n, "file_name": name} for n, name in enumerate(names)],
            "annotations": [
                {"id": n, "image_id": n, "caption": "A red wall " * 30} for n in range(count)
            ],
        }
        (place / "annotations").mkdir(exist_ok=True)
        file = place / "annotations" / f"captions_{part}2017.json"
        file.write_text(json.dumps(content))
    return place


def test_coco_is_read_in_its_own_form_and_long_captions_are_cut(coco, tmp_path):
    photo_captions.main(arguments(coco, tmp_path / "run.pt", "--data", "coco"))
    assert sorted(result(tmp_path / "run.pt")["sentences"]) == [f"{n:012}.jpg" for n in range(3)]


def test_true_sentences_are_judged_best():
    texts = [["A cat sleeps on a mat.", "a cat asleep"], ["Two dogs run", "Dogs run on grass"]]
    best = photo_captions.judge([row[0].lower() for row in texts], texts)
    exchanged = photo_captions.judge([row[0] for row in reversed(texts)], texts)
    assert best["bleu_1"] == 1 > exchanged["bleu_1"]
    assert best["cider_d"] > exchanged["cider_d"]
