"""Later methods share what the first four share, and lose what is taken from them."""

import math

import pytest
import torch

from multimodal.data.labelled import ViewBatch
from multimodal.encoders.attention_maps import attention_maps
from multimodal.losses.distillation import distillation_loss
from multimodal.recipes.contrastive import later_methods as later
from multimodal.recipes.contrastive.methods import build
from multimodal.training.seeds import seeded


@pytest.fixture
def batch() -> ViewBatch:
    generator = torch.Generator().manual_seed(0)
    first, second = torch.rand(2, 16, 1, 28, 28, generator=generator)
    return ViewBatch(first, second, torch.arange(16))


def model(method: str, without: str = "nothing"):
    with seeded(0):
        return later.later_variant(method, without).build()


def shapes(module) -> list[torch.Size]:
    return [weights.shape for weights in module.parameters()]


def test_they_share_encoder_and_head_with_the_first_four():
    shared = build("simclr")
    for method in ("barlow", "vicreg", "dino"):
        assert shapes(model(method).encoder) == shapes(shared.encoder)
        assert shapes(model(method).projector) == shapes(shared.projector)
    assert shapes(model("dino_vit").projector)[-1] == shapes(shared.projector)[-1]
    assert model("dino").prototypes.directions.shape == build("swav").prototypes.weight.shape


def test_without_normalisation_no_picture_sees_its_batch(batch):
    """A row alone gives what it gives in company; the shared head lets them meet."""
    for without, company in (("normalisation", False), ("nothing", True)):
        dino = model("dino", without).train()
        alone, together = dino.embed(batch.first[:2]), dino.embed(batch.first)[:2]
        assert torch.allclose(alone, together, atol=1e-5, rtol=1e-4) != company


def test_every_variant_trains_and_follows_its_seed():
    for method, without in later.later_variants():
        losses = [
            later.pretrain_later(method, seed=seed, without=without, steps=2).history.losses
            for seed in (0, 0, 1)
        ]
        assert losses[0] == losses[1] != losses[2], (method, without)


@pytest.mark.parametrize("method", later.LATER)
def test_either_view_may_be_the_first(method, batch):
    exchanged = batch._replace(first=batch.second, second=batch.first)
    objective = later.later_variant(method).objective
    losses = [objective(model(method).eval(), views) for views in (batch, exchanged)]
    torch.testing.assert_close(*losses)


@pytest.mark.parametrize(
    ("method", "without"),
    [
        key
        for key in later.later_variants()
        if key[1] not in ("nothing", "centring", "normalisation")
    ],
)
def test_what_is_left_out_is_missing_in_the_loss(method, without, batch):
    whole, broken = (later.later_variant(method, kind) for kind in ("nothing", without))
    twins = model(method).eval()
    assert whole.objective(twins, batch).item() != broken.objective(twins, batch).item()


def test_a_point_is_good_enough_for_vicreg_without_variance(batch):
    twins = model("vicreg").eval()
    torch.nn.init.zeros_(twins.projector.layers[-1].weight)
    assert later.vicreg_without_variance(twins, batch).item() == pytest.approx(0.0, abs=1e-12)
    assert later.vicreg(twins, batch).item() == pytest.approx(25 * 0.99)


def test_without_centring_the_centre_never_moves(batch):
    for without, moves in (("nothing", True), ("centring", False)):
        dino = model("dino", without).train()
        later.distil(dino, batch)
        dino.after_step()
        assert bool(dino.centre.any()) == moves


def test_each_view_is_taught_by_the_other(batch):
    dino = model("dino").eval()
    with torch.no_grad():
        dino.slow.network[2].directions.mul_(torch.linspace(-1, 2, 64)[:, None])
    student, teacher, centre = dino(batch.first, batch.second)
    one = distillation_loss(student.first, teacher.second, centre=centre)
    other = distillation_loss(student.second, teacher.first, centre=centre)
    torch.testing.assert_close(later.distil(dino, batch), (one + other) / 2)


def test_entropies_tell_both_ways_to_collapse():
    """Prototypes all alike: the uniform answer. One far ahead of the others: always that one."""
    dino = model("dino")
    directions = dino.slow.network[2].directions.data
    directions.copy_(directions[:1].expand_as(directions))
    found = later.evaluate_teacher(dino)
    assert found["answer_entropy"] == pytest.approx(math.log(64), abs=1e-4)
    assert found["choice_entropy"] == pytest.approx(math.log(64), abs=1e-4)
    dino.centre[1:] = 9.0
    found = later.evaluate_teacher(dino)
    assert found["answer_entropy"] == pytest.approx(0.0, abs=1e-4)
    assert found["choice_entropy"] == pytest.approx(0.0, abs=1e-4)


def test_attention_of_the_class_token_can_be_drawn(batch):
    maps = attention_maps(model("dino_vit").encoder.eval(), batch.first[:2])
    assert maps[:, -1, :, 0, 1:].shape == (2, 4, 49)


def test_what_cannot_be_had_is_refused():
    with pytest.raises(ValueError, match="unknown method 'simclr': choose barlow, vicreg, dino"):
        later.later_variant("simclr")
    with pytest.raises(ValueError, match="vicreg can be had without: nothing, variance, covar"):
        later.pretrain_later("vicreg", seed=0, without="centring")
