"""Options with the defaults of a plan, and a tower that a seed decides."""

import torch

from multimodal.studies.full.photo_options import frozen_resnet, photo_parser
from multimodal.studies.full.vqa_v2 import VqaPlan


def test_defaults_are_those_of_the_plan(tmp_path):
    parser = photo_parser("words", VqaPlan(epochs=3, batch_size=7, seed=5, width=9))
    found = parser.parse_args(["--folder", str(tmp_path), "--checkpoint", "run.pt"])
    assert (found.epochs, found.batch, found.seed, found.width) == (3, 7, 5, 9)
    assert (found.size, found.resnet, found.download) == (224, "imagenet", False)


def test_random_weights_follow_the_seed():
    first, same, other = (frozen_resnet("random", seed=seed).layers[0].weight for seed in (0, 0, 1))
    assert torch.equal(first, same)
    assert not torch.equal(first, other)
