"""The shipped recogniser knows all things, and pictures of them vary by a seed."""

import torch

from multimodal.data.questions.knowledge import things
from multimodal.recipes.answer_knowledge import thing_recogniser
from multimodal.recipes.answer_knowledge.thing_recogniser import (
    WIDTH,
    features_of,
    load_recogniser,
    recognise,
    ship_recogniser,
    thing_pictures,
    train_recogniser,
    varied_pictures,
)


def test_new_pictures_are_named_right() -> None:
    images, shown = varied_pictures(2, seed=5)
    model = load_recogniser()
    assert (recognise(model, images) == shown).float().mean() > 0.97
    features = features_of(model, images)
    assert features.shape == (2 * len(things()), WIDTH)
    assert features.device.type == "cpu"


def test_pictures_vary_and_follow_the_seed() -> None:
    images, shown = varied_pictures(2, seed=0)
    assert images.shape == (2 * len(things()), 3, 32, 32)
    assert shown[: len(things())].tolist() == list(range(len(things())))
    assert torch.equal(images, varied_pictures(2, seed=0)[0])
    assert not torch.equal(images, varied_pictures(2, seed=1)[0])
    assert not torch.equal(images[: len(things())], thing_pictures())


def test_it_is_trained_and_shipped(tmp_path, monkeypatch) -> None:
    (tmp_path / "answering").mkdir()
    monkeypatch.setattr(thing_recogniser, "ASSETS", tmp_path)
    ship_recogniser(train_recogniser())
    assert [path.name for path in tmp_path.rglob("*.safetensors")] == ["things.safetensors"]
