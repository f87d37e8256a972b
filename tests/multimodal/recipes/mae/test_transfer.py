"""What pretraining is worth: the encoder stays as it is, copies learn."""

import torch

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.masked import mae_model
from multimodal.recipes.mae.transfer import (
    evaluate_fine_tuning,
    evaluate_probe,
    fine_tune,
    load_garments,
    probe,
    probe_accuracy,
    train_mae,
)
from multimodal.recipes.vit.classification import accuracy, take_first
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


def test_scores_are_of_the_test_pictures_and_more_steps_tell():
    data, model = load_garments(), seeded_model()
    wrong = data._replace(test=data.test._replace(labels=(data.test.labels + 1) % 10))
    assert evaluate_probe(model, data) > 0.3 > evaluate_probe(model, wrong)
    short, long = (
        evaluate_fine_tuning(model, data, labels=200, seed=0, longer=times) for times in (1, 10)
    )
    assert short < long
