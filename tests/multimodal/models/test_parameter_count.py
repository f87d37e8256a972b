"""The formula counts what torch counts, and agrees with what papers print."""

import pytest
import torch

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.models.classifier import Classifier
from multimodal.models.parameter_count import (
    VIT_SIZES,
    counted,
    parallel_block_parameters,
    vit_parameters,
)

PRINTED = {"B/16": 86, "L/16": 307, "H/14": 632}
"""Millions: table 1 of 2010.11929."""
PRINTED_WITHOUT_HEAD = {"Ti/16": 5.5, "B/16": 86, "L/16": 303, "g/14": 1011, "G/14": 1843}
"""Millions: table 2 of 2106.04560."""


@pytest.mark.parametrize("name", ["Ti/16", "B/16", "L/16", "H/14"])
def test_equals_our_model(name):
    size = VIT_SIZES[name]
    shape = TransformerShape(width=size.width, depth=size.depth, heads=size.heads)
    with torch.device("meta"):
        encoder = VisionTransformer(size=224, patch=size.patch, shape=shape)
        model = Classifier(encoder=encoder, classes=1000)
    assert vit_parameters(size) == counted(model)
    assert vit_parameters(size, classes=0) == counted(encoder)


@pytest.mark.parametrize(("name", "builder"), [("B/16", "vit_b_16"), ("H/14", "vit_h_14")])
def test_equals_torchvision(name, builder):
    import torchvision

    with torch.device("meta"):
        theirs = getattr(torchvision.models, builder)()
    assert vit_parameters(VIT_SIZES[name]) == counted(theirs)


@pytest.mark.parametrize("name", PRINTED)
def test_within_a_percent_of_the_papers(name):
    assert vit_parameters(VIT_SIZES[name]) / 1e6 == pytest.approx(PRINTED[name], rel=0.01)


@pytest.mark.parametrize("name", PRINTED_WITHOUT_HEAD)
def test_within_a_percent_of_the_papers_without_a_head(name):
    millions = vit_parameters(VIT_SIZES[name], classes=0) / 1e6
    assert millions == pytest.approx(PRINTED_WITHOUT_HEAD[name], rel=0.01)


def test_the_blocks_of_the_largest():
    size = VIT_SIZES["22B/14"]
    assert size.depth * parallel_block_parameters(size) / 1e6 == pytest.approx(21_743, rel=0.001)


def test_patches_must_cover_the_image():
    with pytest.raises(ValueError, match="patches of 16 pixels do not cover"):
        vit_parameters(VIT_SIZES["B/16"], image=100)
