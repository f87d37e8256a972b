"""The formulas count what torch counts, and agree with what papers print."""

from dataclasses import astuple

import pytest
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.metrics.vit_size import (
    PRINTED,
    VIT_SIZES,
    ViTSize,
    attention_multiplications,
    count_parameters,
    parallel_block_parameters,
    vit_multiplications,
    vit_parameters,
)
from multimodal.models.classifier import Classifier

PAPERS = {
    "Ti/16": (192, 12, 3, 768, 16, 5.5),
    "S/16": (384, 12, 6, 1536, 16, 22),
    "B/16": (768, 12, 12, 3072, 16, 86),
    "L/16": (1024, 24, 16, 4096, 16, 307),
    "H/14": (1280, 32, 16, 5120, 14, 632),
    "g/14": (1408, 40, 16, 6144, 14, 1011),
    "G/14": (1664, 48, 16, 8192, 14, 1843),
    "22B/14": (6144, 48, 48, 24576, 14, 21_743),
}
"""Width, depth, heads, hidden, patch, millions: tables 1 of 2010.11929, 2012.12877 and 2302.05442,
table 2 of 2106.04560."""
PRINTED_WITHOUT_HEAD = {"Ti/16": 5.5, "B/16": 86, "L/16": 303, "g/14": 1011, "G/14": 1843}
"""Millions: table 2 of 2106.04560."""


@pytest.mark.parametrize("name", ["Ti/16", "B/16", "L/16", "H/14"])
def test_equals_our_model(name):
    size = VIT_SIZES[name]
    shape = TransformerShape(width=size.width, depth=size.depth, heads=size.heads)
    with torch.device("meta"):
        encoder = VisionTransformer(size=224, patch=size.patch, shape=shape)
        model = Classifier(encoder=encoder, classes=1000)
    assert vit_parameters(size) == count_parameters(model)
    assert vit_parameters(size, classes=0) == count_parameters(encoder)


@pytest.mark.parametrize(("name", "builder"), [("B/16", "vit_b_16"), ("H/14", "vit_h_14")])
def test_equals_torchvision(name, builder):
    import torchvision

    with torch.device("meta"):
        theirs = getattr(torchvision.models, builder)()
    assert vit_parameters(VIT_SIZES[name]) == count_parameters(theirs)


def test_sizes_and_numbers_are_those_of_the_papers():
    assert {name: (*astuple(VIT_SIZES[name]), PRINTED[name]) for name in PRINTED} == PAPERS
    assert VIT_SIZES.keys() == PRINTED.keys()


@pytest.mark.parametrize("name", ["B/16", "L/16", "H/14"])
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
    with pytest.raises(ValueError, match="patches of 16 pixels do not cover"):
        vit_multiplications(VIT_SIZES["B/16"], image=100)


def test_equals_the_counter_of_torch():
    shape = TransformerShape(width=16, depth=2, heads=2, expansion=3)
    encoder = VisionTransformer(size=12, patch=4, shape=shape).eval()
    plain = sdpa_kernel(SDPBackend.MATH)  # not every version of the counter knows the fused kernels
    with plain, FlopCounterMode(display=False) as counter, torch.no_grad():
        encoder(torch.rand(1, 3, 12, 12))
    size = ViTSize(width=16, depth=2, heads=2, hidden=48, patch=4)
    assert 2 * vit_multiplications(size, image=12) == counter.get_total_flops()


def test_the_published_work_of_vit_b():
    assert vit_multiplications(VIT_SIZES["B/16"]) / 1e9 == pytest.approx(17.56, abs=0.01)


def test_twice_the_tokens_four_times_the_comparisons():
    assert attention_multiplications(8, 100) == 4 * attention_multiplications(8, 50)


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("Ti/16", (192, 12, 3, 768, 16)),
        ("S/16", (384, 12, 6, 1536, 16)),
        ("B/16", (768, 12, 12, 3072, 16)),
        ("L/16", (1024, 24, 16, 4096, 16)),
        ("H/14", (1280, 32, 16, 5120, 14)),
        ("g/14", (1408, 40, 16, 6144, 14)),
        ("G/14", (1664, 48, 16, 8192, 14)),
        ("22B/14", (6144, 48, 48, 24576, 14)),
    ],
)
def test_sizes_as_the_papers_print_them(name, sizes):
    assert VIT_SIZES[name] == ViTSize(*sizes)


def test_a_parallel_block_by_hand():
    size = ViTSize(width=12, depth=1, heads=3, hidden=20, patch=2)
    attention, feed_forward = 4 * 144 + 2 * 4, 2 * 12 * 20 + 20 + 12
    assert parallel_block_parameters(size) == attention + feed_forward + 12
    assert attention_multiplications(3, 5) == 2 * 25 * 3
