"""Positions made longer in two ways; the model that was given stays as it is."""

import pytest
import torch

from multimodal.data.labelled import LabelledImages
from multimodal.recipes.vit.garments import build
from multimodal.recipes.vit.resolution import (
    LENGTHENED,
    append_positions,
    enlarge,
    lengthen,
    tune,
    tuning_settings,
)

DATA = LabelledImages(torch.rand(70, 1, 28, 28), torch.arange(70) % 10)


def test_pictures_get_a_fifth_row_and_column_of_patches():
    larger = enlarge(DATA)
    assert larger.images.shape == (70, 1, 35, 35)
    assert larger.labels.equal(DATA.labels)
    mean = DATA.images.mean().item()
    assert larger.images.mean().item() == pytest.approx(mean, abs=0.02)


def test_appended_rows_are_zero():
    table = torch.rand(17, 4)
    longer = append_positions(table, 5)
    assert longer.shape == (26, 4)
    assert longer[:17].equal(table)
    assert not longer[17:].any()


@pytest.mark.parametrize("way", LENGTHENED)
def test_a_longer_model_reads_larger_pictures_and_the_old_one_stays(way):
    torch.manual_seed(0)
    model = build("vit").eval()
    before = model.encoder.positions.table.clone()
    other = lengthen(model, way)
    assert other(enlarge(DATA).images[:3]).shape == (3, 10)
    assert model.encoder.positions.table.equal(before)
    assert other.encoder.positions.table[0].equal(before[0])
    assert other.encoder.positions.table.requires_grad


def test_tuning_trains_the_longer_table():
    torch.manual_seed(0)
    model = lengthen(build("vit"), "appended")
    before = model.encoder.positions.table.detach().clone()
    assert tune(model, DATA, seed=0) is model
    assert not model.encoder.positions.table.equal(before)
    assert tuning_settings().learning_rate == 1e-3
