"""How captioners that read all at once are trained: what learns, and what stays."""

import torch
from torch import Tensor, nn

from multimodal.recipes.captioning.parallel_systems import (
    caption_transformer,
    prefix_captioner,
    train_prefix,
)
from multimodal.recipes.captioning.teacher_forcing import train_captioner


class Patches(nn.Module):
    """Pictures (B, 3, 32, 32) → annotations (B, 16, 12)."""

    width = 12

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(3, 12, 8, stride=8)

    def forward(self, images: Tensor) -> Tensor:
        return self.layer(images).flatten(2).mT


def test_a_transformer_learns(task):
    torch.manual_seed(0)
    model = caption_transformer(task, Patches())
    losses = train_captioner(model, task.batches(seed=0, languages=["en"]), steps=25).losses
    assert sum(losses[-5:]) < 0.75 * sum(losses[:5])


def test_the_language_model_learns_first_and_then_stays(task):
    torch.manual_seed(0)
    model = prefix_captioner(task, Patches())
    assert model.begin(torch.rand(2, 3, 32, 32))[0].shape == (2, 16, 128)
    before = model.language.out.weight.detach().clone()
    kept, moved = [], model.mapping.layers[0].weight.detach().clone()

    def watch(module: nn.Module, _: object, __: object) -> None:
        kept.append(module.language.out.weight.detach().clone())

    model.register_forward_hook(watch)
    train_prefix(model, task.batches(seed=0, languages=["en"]), steps=4)
    assert not torch.equal(kept[0], before)
    assert all(torch.equal(kept[0], later) for later in kept)
    assert not torch.equal(model.mapping.layers[0].weight, moved)


def test_tuned_it_goes_on_learning(task):
    torch.manual_seed(0)
    model = prefix_captioner(task, Patches())
    kept = []
    model.register_forward_hook(lambda module, *_: kept.append(module.language.out.weight.clone()))
    train_prefix(model, task.batches(seed=0, languages=["en"]), steps=4, tuned=True)
    assert not torch.equal(kept[0], kept[-1])
