"""The recipe on a miniature copy of the real format: trains, resumes, answers for the server."""

import json

import pytest
import torch
from PIL import Image

from multimodal.data.public.vqa import picture_name
from multimodal.studies.full import photo_training, vqa_v2

SMALL = {"resnet": "random", "size": 32, "batch": 6, "epochs": 3, "width": 16, "least": 3}
COLOURS = ("red", "blue", "green", "yellow")


def write_part(folder, part, pictures):
    """Two questions about each picture, as the official files have them."""
    (folder / part).mkdir(parents=True)
    asked, answered = [], []
    for number in range(1, pictures + 1):
        colour = COLOURS[number % 4]
        Image.new("RGB", (40, 30), colour).save(folder / part / picture_name(part, number))
        yes = "yes" if colour == "red" else "no"
        for row, (text, said, sort) in enumerate(
            (("What color is it?", colour, "other"), ("Is it red?", yes, "yes/no"))
        ):
            ids = {"question_id": 10 * number + row, "image_id": number}
            asked.append(ids | {"question": text})
            given = [said] * 8 + ["maybe"] * 2
            answered.append(
                ids
                | {
                    "question_type": "what color is",
                    "answer_type": sort,
                    "multiple_choice_answer": said,
                    "answers": [
                        {"answer": one, "answer_confidence": "yes", "answer_id": place}
                        for place, one in enumerate(given, 1)
                    ],
                }
            )
    head = {"info": {}, "license": {}, "data_type": "mscoco", "data_subtype": part}
    questions = folder / f"v2_OpenEnded_mscoco_{part}_questions.json"
    questions.write_text(json.dumps(head | {"task_type": "Open-Ended", "questions": asked}))
    annotations = folder / f"v2_mscoco_{part}_annotations.json"
    annotations.write_text(json.dumps(head | {"annotations": answered}))


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    write_part(folder, "train2014", 12)
    write_part(folder, "val2014", 4)
    return folder


def arguments(folder, checkpoint, *more):
    options = [part for name, value in SMALL.items() for part in (f"--{name}", str(value))]
    return ["--folder", str(folder), "--checkpoint", str(checkpoint), *options, *more]


def result(checkpoint):
    return json.loads(checkpoint.with_suffix(".json").read_text())["scores"]


def sent(checkpoint):
    return json.loads(vqa_v2.results_file(checkpoint).read_text())


def losses(checkpoint):
    return torch.load(checkpoint, weights_only=True)["parts"]["history"]["losses"]


class Killed(BaseException):
    pass


def test_a_stopped_run_ends_where_an_undisturbed_one_ends(data, tmp_path, monkeypatch):
    whole, broken = tmp_path / "whole.pt", tmp_path / "broken.pt"
    vqa_v2.main(arguments(data, whole))
    plain, calls = vqa_v2.vqa_loss, []

    def stops(model, batch):
        calls.append(len(batch.targets))
        if len(calls) == 4:
            raise Killed
        return plain(model, batch)

    monkeypatch.setattr(photo_training, "CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(vqa_v2, "vqa_loss", stops)
    with pytest.raises(Killed):
        vqa_v2.main(arguments(data, broken))
    vqa_v2.main(arguments(data, broken))
    assert len(calls) == len(losses(whole)) + 1  # nothing was done twice
    assert losses(broken) == losses(whole)
    assert result(broken) == result(whole)
    assert sent(broken) == sent(whole)


def test_an_answer_for_the_server_to_every_question(data, tmp_path):
    vqa_v2.main(arguments(data, tmp_path / "run.pt"))
    path = tmp_path / "v2_OpenEnded_mscoco_val2014_run_results.json"
    answers = json.loads(path.read_text())
    assert [set(one) for one in answers] == [{"question_id", "answer"}] * 8
    assert [one["question_id"] for one in answers] == [10, 11, 20, 21, 30, 31, 40, 41]
    assert {one["answer"] for one in answers} <= {"yes", "no", *COLOURS}
    scores = result(tmp_path / "run.pt")
    assert set(scores) == {"all", "yes/no", "other", "answers", "most_frequent"}
    assert scores["answers"] == 6
    assert scores["all"] == pytest.approx((scores["yes/no"] + scores["other"]) / 2)


def test_pictures_pass_the_encoder_once(data, tmp_path, monkeypatch):
    vqa_v2.main(arguments(data, tmp_path / "run.pt"))

    def read(*_):
        raise AssertionError("a picture was opened again")

    monkeypatch.setattr("multimodal.recipes.photo_captions.annotated_files.read_square", read)
    vqa_v2.main(arguments(data, tmp_path / "run.pt"))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (("--width", "32"), "width = 16, this one has 32"),
        (("--hops", "1"), "hops = 2, this one has 1"),
        (("--batch", "5"), "batch_size 6, this loader has 5"),
        (("--size", "64"), "belongs to a model of another configuration"),
        (("--seed", "1"), "the state has"),
    ],
)
def test_another_training_is_refused(data, tmp_path, changed, message):
    path = tmp_path / "run.pt"
    vqa_v2.main(arguments(data, path))
    before = path.read_bytes()
    with pytest.raises(ValueError, match=message):
        vqa_v2.main(arguments(data, path, *changed))
    assert path.read_bytes() == before


def test_a_broken_picture_is_named(data, tmp_path):
    name = picture_name("train2014", 5)
    (data / "train2014" / name).write_bytes(b"no picture")
    with pytest.raises(ValueError, match=name):
        vqa_v2.main(arguments(data, tmp_path / "run.pt"))
    assert not (tmp_path / "run.pt").exists()


def test_colours_are_learned(data, tmp_path):
    vqa_v2.main(arguments(data, tmp_path / "run.pt", "--epochs", "250", "--batch", "24"))
    scores = result(tmp_path / "run.pt")
    assert scores["all"] > 0.9 > scores["most_frequent"]
