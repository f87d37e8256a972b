"""The formula counts the multiplications that torch counts."""

import pytest
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.models.compute import attention_multiplications, vit_multiplications
from multimodal.models.parameter_count import VIT_SIZES, ViTSize


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


def test_patches_must_cover_the_image():
    with pytest.raises(ValueError, match="patches of 16 pixels do not cover"):
        vit_multiplications(VIT_SIZES["B/16"], image=100)
