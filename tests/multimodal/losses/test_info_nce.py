"""The CLIP loss: equal to transformers', by hand, and its bound."""

import math

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.losses.info_nce import clip_loss, multi_positive_clip_loss, simplex_bound


def unit_rows(rows, width, seed):
    generator = torch.Generator().manual_seed(seed)
    return F.normalize(torch.randn(rows, width, generator=generator), dim=-1)


def test_equals_the_loss_of_transformers():
    from transformers import CLIPConfig, CLIPModel

    torch.manual_seed(0)
    model = CLIPModel(tiny_clip(CLIPConfig))
    output = model(
        input_ids=torch.randint(3, 50, (4, 7)),
        pixel_values=torch.rand(4, 3, 16, 16),
        return_loss=True,
    )
    ours = clip_loss(output.image_embeds, output.text_embeds, model.logit_scale.exp())
    torch.testing.assert_close(ours, output.loss, atol=1e-5, rtol=1e-5)


def tiny_clip(config):
    tower = {
        "hidden_size": 16,
        "intermediate_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
    }
    return config(
        text_config=tower | {"vocab_size": 50, "eos_token_id": 2, "bos_token_id": 1},
        vision_config=tower | {"image_size": 16, "patch_size": 8},
        projection_dim=8,
    )


def test_two_pairs_by_hand():
    image = torch.eye(2)
    text = torch.tensor([[0.6, 0.8], [0.0, 1.0]])
    rows = (math.log1p(math.exp(-2 * 0.6)) + math.log1p(math.exp(2 * (0.8 - 1.0)))) / 2
    columns = (math.log1p(math.exp(2 * (0.8 - 0.6))) + math.log1p(math.exp(-2 * 1.0))) / 2
    assert float(clip_loss(image, text, 2.0)) == pytest.approx((rows + columns) / 2, abs=1e-6)


def test_guessing_costs_the_logarithm_of_the_batch():
    same = torch.ones(32, 1)
    assert float(clip_loss(same, same, 100.0)) == pytest.approx(math.log(32), abs=1e-5)


def test_both_directions_count():
    image, text = unit_rows(5, 4, 0), unit_rows(5, 4, 1)
    torch.testing.assert_close(clip_loss(image, text, 7.0), clip_loss(text, image, 7.0))


def test_multi_positive_equals_clip_when_ids_differ():
    image, text = unit_rows(6, 4, 0), unit_rows(6, 4, 1)
    ours = multi_positive_clip_loss(image, text, 10.0, torch.arange(6))
    torch.testing.assert_close(ours, clip_loss(image, text, 10.0))


def pull_of_a_sibling(loss):
    """How far a step against the gradient moves text 0 towards image 1."""
    text = torch.eye(3, requires_grad=True)
    loss(torch.eye(3), text).backward()
    return -float(text.grad[0, 1])


def test_siblings_attract_each_other_instead_of_being_pushed_apart():
    ids = torch.tensor([7, 7, 8])
    assert pull_of_a_sibling(lambda i, t: multi_positive_clip_loss(i, t, 5.0, ids)) > 0.1
    assert pull_of_a_sibling(lambda i, t: clip_loss(i, t, 5.0)) < 0


def test_ids_must_fit_the_batch():
    rows = unit_rows(3, 4, 0)
    with pytest.raises(ValueError, match=r"image_ids must be \(3,\)"):
        multi_positive_clip_loss(rows, rows, 1.0, torch.arange(4))


@pytest.mark.parametrize("shapes", [((3, 4), (2, 4)), ((3,), (3,))])
def test_sides_must_fit(shapes):
    with pytest.raises(ValueError, match="of one shape"):
        clip_loss(torch.ones(shapes[0]), torch.ones(shapes[1]), 1.0)


def simplex(n):
    """n unit vectors with cosine −1/(n − 1) between any two."""
    centred = torch.eye(n, dtype=torch.float64) - 1 / n
    return F.normalize(centred, dim=-1)


@pytest.mark.parametrize(("n", "scale"), [(2, 1.0), (8, 1.0), (32, 1.0), (32, 14.3)])
def test_a_simplex_reaches_the_bound(n, scale):
    points = simplex(n)
    assert float(clip_loss(points, points, scale)) == pytest.approx(simplex_bound(n, scale))


def test_published_values_of_the_bound():
    assert simplex_bound(32, 1) == pytest.approx(2.49, abs=0.005)
    assert simplex_bound(128, 1) == pytest.approx(3.86, abs=0.005)


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 12), st.integers(2, 8), st.floats(0.1, 30), st.integers(0, 1000))
def test_nothing_gets_below_the_bound(n, width, scale, seed):
    image, text = unit_rows(n, width, seed).double(), unit_rows(n, width, seed + 1).double()
    for other in (text, image):
        assert float(clip_loss(image, other, scale)) >= simplex_bound(n, scale) - 1e-9


@pytest.mark.parametrize(("n", "scale"), [(1, 1.0), (4, 0.0), (4, -1.0), (0, 1.0)])
def test_bound_of_impossible_batches(n, scale):
    with pytest.raises(ValueError, match="at least 2 pairs and a positive scale"):
        simplex_bound(n, scale)
