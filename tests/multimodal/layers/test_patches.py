"""Pixels scaled, patches cut out and put together again, a token before them."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.layers.patches import (
    ClassToken,
    PatchEmbedding,
    Pixels,
    patch_grid,
    patchify,
    unpatchify,
)

COLOURS = torch.cat([torch.arange(256) / 255, torch.rand(10_000), torch.rand(10_000) / 1000])


@pytest.mark.parametrize(
    ("mean", "deviation", "formula"),
    [(0.5, 0.5, lambda x: 2 * x - 1), (0.85, 0.25, lambda x: 4 * x - 3.4)],
)
def test_scaling_is_the_formula_to_the_bit(mean, deviation, formula):
    scale = Pixels(mean=mean, deviation=deviation)
    images = COLOURS.reshape(1, 1, 1, -1).expand(2, 3, 1, -1)
    assert torch.equal(scale(images), formula(images))


def test_each_channel_has_its_own_statistics():
    images = torch.rand(50, 3, 4, 4) * torch.tensor([0.2, 0.5, 1.0])[:, None, None]
    scaled = Pixels.of(images)(images)
    deviation, mean = torch.std_mean(scaled, dim=(0, 2, 3))
    torch.testing.assert_close(mean, torch.zeros(3), atol=1e-5, rtol=0)
    torch.testing.assert_close(deviation, torch.ones(3), atol=1e-5, rtol=0)
    by_hand = Pixels(mean=(0.1, 0.2, 0.3), deviation=(1.0, 2.0, 4.0))(images)
    torch.testing.assert_close(by_hand[:, 2], (images[:, 2] - 0.3) / 4)


def test_statistics_travel_with_the_weights():
    own, other = Pixels(mean=(0.1, 0.2, 0.3), deviation=0.5), Pixels(mean=(0.0,) * 3)
    other.load_state_dict(own.state_dict())
    assert other.mean.flatten().tolist() == own.mean.flatten().tolist()


@pytest.mark.parametrize("wrong", [0.0, (0.2, 0.0, 0.3), float("nan")])
def test_a_channel_without_variation_is_refused(wrong):
    with pytest.raises(ValueError, match="every channel must vary"):
        Pixels(deviation=wrong)
    with pytest.raises(ValueError, match="every channel must vary"):
        Pixels.of(torch.ones(4, 3, 2, 2))


def test_the_class_token_comes_first_and_is_the_same_for_all():
    start, x = ClassToken(width=4), torch.randn(2, 3, 4)
    longer = start(x)
    assert longer.shape == (2, 4, 4)
    assert torch.equal(longer[:, 1:], x)
    assert torch.equal(longer[:, 0], start.token.expand(2, 4))


def test_equals_cutting_out_and_one_linear_map():
    torch.manual_seed(0)
    embed = PatchEmbedding(patch=4, width=6)
    images = torch.rand(2, 3, 8, 12)
    matrix = embed.project.weight.flatten(1)  # (6, 48)
    for row in range(2):
        for column in range(3):
            patch = images[:, :, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4].flatten(1)
            expected = patch @ matrix.T + embed.project.bias
            token = embed(images)[:, 3 * row + column]
            torch.testing.assert_close(token, expected, atol=1e-5, rtol=1e-5)


def test_by_hand_row_by_row_channels_inside_a_pixel():
    images = torch.arange(16).reshape(1, 1, 4, 4)
    patches = patchify(torch.cat([images, 100 + images], dim=1), 2)
    assert patches.shape == (1, 4, 8)
    assert patches[0, 1].tolist() == [2, 102, 3, 103, 6, 106, 7, 107]


@settings(max_examples=20, deadline=None)
@given(
    rows=st.integers(1, 4),
    columns=st.integers(1, 4),
    patch=st.integers(1, 3),
    channels=st.integers(1, 3),
)
def test_exact_inverse(rows, columns, patch, channels):
    images = torch.rand(2, channels, rows * patch, columns * patch)
    patches = patchify(images, patch)
    assert patches.shape == (2, rows * columns, patch * patch * channels)
    back = unpatchify(patches, patch=patch, size=(rows * patch, columns * patch))
    assert torch.equal(back, images)


@pytest.mark.parametrize("patch", [0, 3])
def test_patches_must_cover_the_picture(patch):
    with pytest.raises(ValueError, match=f"patches of {patch} pixels do not cover"):
        patchify(torch.rand(1, 1, 6, 8), patch)
    with pytest.raises(ValueError, match="patches of 5 pixels do not cover an image of 32×32"):
        PatchEmbedding(patch=5, width=6)(torch.rand(1, 3, 32, 32))


@pytest.mark.parametrize("shape", [(1, 3, 4), (1, 4, 6)])
def test_patches_must_make_up_the_picture(shape):
    with pytest.raises(ValueError, match="are no picture of 4×4 in patches of 2"):
        unpatchify(torch.rand(shape), patch=2, size=(4, 4))


def test_a_class_token_begins_small_and_stands_first():
    torch.manual_seed(0)
    start, tokens = ClassToken(width=4000), torch.rand(2, 3, 4000)
    assert start.token.std().item() == pytest.approx(0.02, rel=0.05)
    joined = start(tokens)
    assert torch.equal(joined[:, 0], start.token.expand(2, -1))
    assert torch.equal(joined[:, 1:], tokens)


@pytest.mark.parametrize("wrong", [0.0, (0.5, 0.0, 0.5), (0.5, -0.1, 0.5), float("nan")])
def test_a_channel_that_does_not_vary_is_refused(wrong):
    with pytest.raises(ValueError, match="every channel must vary"):
        Pixels(deviation=wrong)


@pytest.mark.parametrize("sizes", [(0, 4, 2), (4, 0, 2), (4, 4, 0), (3, 4, 2), (4, 3, 2)])
def test_an_empty_or_uneven_grid_is_refused(sizes):
    with pytest.raises(ValueError, match="do not cover an image"):
        patch_grid(*sizes)
    assert patch_grid(2, 6, 2) == (1, 3)
    assert patch_grid(1, 1, 1) == (1, 1)
