"""What a filter drops, counted by hand; scores and decisions of a model that knows nothing."""

import pytest
import torch

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.recipes.blip.blip_training import blip_model
from multimodal.recipes.blip.bootstrapping import bootstrap_task
from multimodal.recipes.blip.filtering import (
    caption_scores,
    kept_captions,
    most_suspicious,
    sieve,
    written_captions,
)
from multimodal.recipes.blip.noisy_captions import plant_noise

SCENES = scene_dataset(20, seed=3, languages=["en"])


def test_a_sieve_counted_by_hand():
    dropped = torch.tensor([1, 1, 1, 0, 0, 0, 0, 0]).bool()
    wrong = torch.tensor([1, 1, 0, 1, 0, 0, 0, 0]).bool()
    assert sieve(dropped, wrong) == pytest.approx((2 / 3, 2 / 3, 1 / 5, 1 / 5))
    assert sieve(torch.zeros(8).bool(), wrong) == pytest.approx((0, 0, 3 / 8, 0))
    with pytest.raises(ValueError, match="decisions"):
        sieve(dropped, wrong[:3])


def test_the_lowest_scores_are_the_most_suspicious():
    assert most_suspicious(torch.tensor([0.4, 0.1, 0.9, 0.2]), 2).tolist() == [0, 1, 0, 1]


def test_both_scores_of_every_caption_and_what_is_left():
    task = bootstrap_task(0)
    model = blip_model(len(task.vocabulary), seed=0)
    noisy = plant_noise(SCENES, 0.5, seed=0)
    scores = caption_scores(model, noisy, task.vocabulary)
    assert scores.match.shape == scores.contrast.shape == (40,)
    assert ((scores.match >= 0) & (scores.match <= 1)).all()
    assert (scores.contrast.abs() <= 1 + 1e-5).all()
    left = kept_captions(noisy, noisy.wrong)
    assert {caption.kind for caption in left} == {"true"}
    assert len(left) == int((~noisy.wrong).sum())


def test_own_captions_are_judged_by_the_truth():
    task = bootstrap_task(0)
    written = written_captions(blip_model(len(task.vocabulary), seed=0), SCENES, task.vocabulary)
    assert len(written.captions) == 20
    assert written.wrong.all()  # random weights
