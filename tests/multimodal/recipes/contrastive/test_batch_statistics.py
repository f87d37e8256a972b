"""What holds MoCo and BYOL up: the cells of the experiment differ in what they should."""

import torch
from torch import nn

from multimodal.recipes.contrastive.batch_statistics import (
    HEADS,
    kinds,
    train_long,
    variants_by_head,
)
from multimodal.recipes.contrastive.methods import variant


def test_each_method_comes_whole_and_without_with_both_heads():
    found = kinds()
    assert len(found) == len(set(found)) == 8
    assert {kind.norm for kind in found} == set(HEADS)
    removed = {kind[:2] for kind in found if kind.without != "nothing"}
    assert removed == {("moco", "negatives"), ("byol", "predictor")}


def test_heads_hold_the_layer_that_was_asked_for_and_no_other():
    for layer, other in ((nn.BatchNorm1d, nn.LayerNorm), (nn.LayerNorm, nn.BatchNorm1d)):
        for chosen in variants_by_head(layer).values():
            parts = list(chosen.build().modules())
            assert any(isinstance(part, layer) for part in parts)
            assert not any(isinstance(part, other) for part in parts)


def test_layer_normalisation_lets_no_picture_see_another():
    pictures = torch.rand(8, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    seen = {}
    for name, norm in HEADS.items():
        model = variants_by_head(norm)["byol", "nothing"].build().train()
        with torch.no_grad():
            alone, together = model.embed(pictures[:4])[0], model.embed(pictures)[0]
        seen[name] = torch.allclose(alone, together, atol=1e-5)
    assert seen == {"batch": False, "layer": True}


def test_objectives_are_those_of_the_chapter():
    for kind, chosen in variants_by_head(nn.BatchNorm1d).items():
        assert chosen.objective is variant(*kind).objective
    assert isinstance(
        variants_by_head(nn.BatchNorm1d)["byol", "predictor"].build().predictor, nn.Identity
    )


def test_the_same_seed_gives_the_same_model():
    first, second = (train_long(kinds()[1], seed=3).state_dict() for _ in range(2))
    assert all(torch.equal(first[name], second[name]) for name in first)
