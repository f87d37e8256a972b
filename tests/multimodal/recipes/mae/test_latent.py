"""Latent prediction on garments: repeatable, watched, and without safeguards it collapses."""

import torch

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import LabelledImages
from multimodal.models.latent_mae import SelfPredictor
from multimodal.recipes.mae.latent import latent_model, train_latent

DATA = load_fashion("train", 128)
WATCHED = DATA.images[:32]


def train(steps: int, **options: type) -> tuple[list[float], list[float]]:
    model, history = train_latent(DATA, steps=steps, seed=0, watched=WATCHED, **options)
    assert model.training
    steps_seen, spreads = history.series("spread")
    assert steps_seen == list(range(10, steps + 1, 10))
    return history.losses, spreads


def test_decoder_predicts_as_many_numbers_as_the_encoder_says() -> None:
    model = latent_model()
    assert model.decoder.pixels.out_features == model.encoder.width


def test_repeats_itself() -> None:
    assert train(10) == train(10)


def test_without_safeguards_loss_and_spread_fall_together() -> None:
    losses, spreads = train(40)
    alone, narrow = train(40, kind=SelfPredictor)
    assert alone[-1] < losses[-1] / 3
    assert narrow[-1] < narrow[0]
    assert narrow[-1] < spreads[-1]


def test_nobody_looks_at_labels() -> None:
    blind = LabelledImages(DATA.images, torch.zeros_like(DATA.labels))
    first, second = (
        train_latent(data, steps=2, seed=0, watched=WATCHED)[1].losses for data in (DATA, blind)
    )
    assert first == second
