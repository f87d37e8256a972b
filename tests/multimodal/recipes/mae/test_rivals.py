"""SimCLR with views and without; the rest is the same."""

import torch

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.rivals import same_picture, train_simclr, views

DATA = load_fashion("train", 64)


def weights(*, augmented: bool, steps: int) -> torch.Tensor:
    model = train_simclr(DATA, augmented=augmented, steps=steps, seed=0)
    return torch.cat([part.detach().flatten().cpu() for part in model.encoder.parameters()])


def test_without_views_both_are_the_picture() -> None:
    images = DATA.images[:4]
    assert same_picture(images, torch.Generator()) is images
    assert views(False) is same_picture
    assert isinstance(views(True), GarmentViews)


def test_views_change_the_training_and_not_its_start() -> None:
    starts = [weights(augmented=one, steps=0) for one in (True, False)]
    ends = [weights(augmented=one, steps=2) for one in (True, False)]
    assert torch.equal(*starts)
    assert not torch.equal(*ends)
    assert torch.equal(ends[0], weights(augmented=True, steps=2))
