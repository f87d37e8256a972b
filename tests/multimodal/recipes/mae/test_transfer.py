"""What pretraining is worth: the encoder stays as it is, copies learn."""

import pytest
import torch

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.masked import mae_model
from multimodal.recipes.mae.transfer import (
    draw_labels,
    fine_tune,
    fine_tuned_answers,
    load_garments,
    probe,
    probe_accuracy,
    train_mae,
    tuning_settings,
    tuning_steps,
)
from multimodal.recipes.vit.classification import accuracy, correct, take_first
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded


def seeded_model():
    with seeded(0):
        return mae_model()


def test_fine_tuning_leaves_the_encoder_alone_and_learns() -> None:
    data, encoder = load_fashion("train", 100), seeded_model().encoder
    before = {name: weights.clone() for name, weights in encoder.state_dict().items()}
    classifier = fine_tune(encoder, data, steps=20, seed=0)
    assert all(torch.equal(weights, before[name]) for name, weights in encoder.state_dict().items())
    assert not torch.equal(
        classifier[0].state_dict()["stack.norm.weight"], before["stack.norm.weight"]
    )
    assert accuracy(classifier, data) > accuracy(fine_tune(encoder, data, steps=1, seed=0), data)


def test_probe_of_random_weights_is_far_above_guessing() -> None:
    data = load_fashion("train", 600)
    parts = take_first(data, 400), data._replace(images=data.images[400:], labels=data.labels[400:])
    found = probe(seeded_model().encoder, *parts)
    assert probe_accuracy(seeded_model().encoder, *parts) == found.accuracy > 0.4
    assert found.correct.shape == (200,)


def test_a_model_without_a_budget_is_the_one_of_its_seed():
    data = load_garments()
    untrained, trained = (train_mae(data, steps=steps, seed=0).state_dict() for steps in (0, 2))
    fresh = seeded_model().state_dict()
    assert all(torch.equal(untrained[name], fresh[name]) for name in fresh)
    assert not all(torch.equal(trained[name], fresh[name]) for name in fresh)


def test_labels_are_drawn_evenly_and_by_seed() -> None:
    data = load_fashion("train", 600)
    first, again, other = (draw_labels(data, 50, seed) for seed in (0, 0, 1))
    assert first.labels.bincount().tolist() == [5] * 10
    assert torch.equal(first.images, again.images)
    assert not torch.equal(first.images, other.images)
    everything = {image.numpy().tobytes(): int(label) for image, label in zip(*data, strict=True)}
    for image, label in zip(*first, strict=True):
        assert everything[image.numpy().tobytes()] == label


@pytest.mark.parametrize("count", [5, 800])
def test_every_class_must_have_its_labels(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} labels are {count // 10} of each class"):
        draw_labels(load_fashion("train", 300), count, 0)


def test_answers_are_those_of_the_test_pictures() -> None:
    data, encoder = load_garments(), seeded_model().encoder
    wrong = data._replace(test=data.test._replace(labels=(data.test.labels + 1) % 10))
    right, none = (fine_tuned_answers(encoder, part, labels=50, seed=0) for part in (data, wrong))
    assert right.dtype == torch.bool
    assert not bool((right & none).any())
    few = draw_labels(data.train, 50, 0)
    tuned = fine_tune(encoder, few, steps=tuning_steps(), seed=0)
    assert torch.equal(right, correct(tuned, data.test))


def test_fine_tuning_is_set_as_the_page_says() -> None:
    assert tuning_settings() == FitSettings(learning_rate=3e-3, warmup=0.1, log_every=0)
