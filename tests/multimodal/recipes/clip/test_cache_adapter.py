"""A cache of labelled pictures: the near ones speak loudest, and held-out ones decide how loud."""

import math

import torch
import torch.nn.functional as F

from multimodal.recipes.clip.cache_adapter import cache_scores, choose_cache

KEYS = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
LABELS = torch.tensor([0, 1, 1])


def test_scores_by_hand():
    (scores,) = cache_scores(torch.tensor([[1.0, 0.0]]), KEYS, LABELS, sharpness=2.0)
    expected = [1.0, math.exp(-2) + math.exp(-4)]
    torch.testing.assert_close(scores, torch.tensor(expected))


def test_a_misleading_classifier_is_outvoted_and_a_right_one_left_alone():
    torch.manual_seed(0)
    truth = torch.arange(3).repeat(8)
    features = F.normalize(torch.eye(3)[truth] + 0.1 * torch.randn(24, 3), dim=1)
    keys, labels = torch.eye(3), torch.arange(3)
    wrong = F.one_hot((truth + 1) % 3).float()
    sharpness, weight = choose_cache(wrong, features, truth, keys, labels)
    mixed = wrong + weight * cache_scores(features, keys, labels, sharpness=sharpness)
    assert (mixed.argmax(1) == truth).all()
    right = F.one_hot(truth).float()
    assert choose_cache(right, features, truth, keys, labels.roll(1))[1] == 0
