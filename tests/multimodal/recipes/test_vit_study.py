"""The study of the Vision Transformer: its models differ where they say they differ."""

import pytest
import torch

from multimodal.data.labelled import ImageBatch, LabelledImages
from multimodal.recipes.vit.classification import accuracy, classify
from multimodal.recipes.vit.garments import VARIANTS, build
from multimodal.studies.vit_data import RUNS, one_run

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


def test_one_row(monkeypatch):
    monkeypatch.setenv("COURSE_PRESET", "mini")
    row = one_run("vit_mean", 200, seed=0)
    assert row == one_run("vit_mean", 200, seed=0) | {"seconds": row["seconds"]}
    assert 0 <= row["test_accuracy"] <= 1
    assert row["pictures"] == 200


def test_runs_name_variants():
    assert {variant for variant, _ in RUNS} == set(VARIANTS)
    with pytest.raises(ValueError, match="unknown variant 'resnet'"):
        build("resnet")
