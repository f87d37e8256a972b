"""The classifiers differ where they say they differ, and train on the pictures they return."""

import pytest
import torch

from multimodal.data.labelled import ImageBatch, LabelledImages
from multimodal.recipes.vit.classification import accuracy, classify
from multimodal.recipes.vit.garments import (
    RECIPES,
    VARIANTS,
    Recipe,
    batches,
    build,
    fit_settings,
    train_classifier,
    training_steps,
)
from multimodal.training.optimiser import FitSettings

GARMENTS = torch.rand(6, 1, 28, 28, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_learns_one_batch_by_heart(variant):
    torch.manual_seed(0)
    model, labels = build(variant), torch.arange(6)
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(60):
        loss = classify(model, ImageBatch(GARMENTS, labels))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert accuracy(model, LabelledImages(GARMENTS, labels)) == 1
    assert loss.item() < 0.3


@torch.no_grad()
@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "cnn"])
def test_only_without_positions_the_order_of_patches_is_invisible(variant):
    torch.manual_seed(0)
    model = build(variant).eval()
    upside = GARMENTS.reshape(6, 1, 4, 7, 28).flip(2).reshape(6, 1, 28, 28)
    same = torch.allclose(model(GARMENTS), model(upside), atol=1e-5)
    assert same == (variant == "vit_none")


def test_a_vit_and_the_cnn_have_about_as_many_parameters():
    sizes = {name: sum(p.numel() for p in build(name).parameters()) for name in VARIANTS}
    assert 0.8 < sizes["cnn"] / sizes["vit"] < 1.25
    assert all(0.98 < sizes[name] / sizes["vit"] < 1.02 for name in sizes if name != "cnn")


def test_a_training_follows_from_its_seed():
    (first, seen), (again, _), (other, _) = (train_classifier("vit", 64, s) for s in (0, 0, 1))
    assert len(seen.labels) == 64
    table = [model.encoder.positions.table for model in (first, again, other)]
    assert torch.equal(table[0], table[1])
    assert not torch.equal(table[0], table[2])


def test_unknown_variants_are_refused():
    with pytest.raises(ValueError, match="unknown variant 'resnet'"):
        build("resnet")


def test_sizes_and_settings_are_those_of_the_page():
    vit = build("vit").encoder
    assert vit.patches.patch == 7
    assert (vit.width, len(vit.stack.blocks), vit.stack.blocks[0].attention.heads) == (64, 3, 4)
    assert vit.stack.blocks[0].feed_forward[0].weight.shape == (128, 64)
    for variant in VARIANTS:
        rate = 1e-2 if variant == "cnn" else 3e-3
        assert fit_settings(variant) == FitSettings(rate, warmup=0.1, log_every=0)
        assert build(variant)(GARMENTS).shape == (6, 10)


def test_recipes_change_pictures_steps_and_rate(monkeypatch):
    asked = {}
    monkeypatch.setattr(
        "multimodal.recipes.vit.garments.fit",
        lambda *_, steps, settings: asked.update(steps=steps, rate=settings.learning_rate),
    )
    train_classifier("vit", 64, 0, recipe=Recipe(steps=4.0, rate=10))
    assert asked == {"steps": 4 * training_steps(), "rate": pytest.approx(3e-2)}
    plain, moved = (
        next(iter(batches(64, 0, recipe=RECIPES[name]))) for name in ("plain", "augmented")
    )
    assert torch.equal(plain.labels, moved.labels)
    assert not torch.equal(plain.images, moved.images)


def test_only_the_norms_tell_the_two_attentions_apart():
    names = [{name for name, _ in build(kind).named_parameters()} for kind in ATTENTIONS]
    assert names[0] < names[1]
    assert all("_norm" in name for name in names[1] - names[0])


ATTENTIONS = ("vit_unbiased", "vit_qk_norm")
