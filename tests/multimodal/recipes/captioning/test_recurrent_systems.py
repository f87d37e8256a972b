"""Each recurrent captioner is built and trains; regularised attention spreads."""

import pytest

from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.recipes.captioning.recurrent_systems import (
    RECURRENT,
    SpreadOverPlaces,
    soft_attention,
    train_recurrent,
)
from multimodal.recipes.captioning.scene_captions import describe_pictures
from multimodal.recipes.captioning.teacher_forcing import caption_loss


@pytest.mark.parametrize("name", RECURRENT)
def test_it_trains_and_answers(name, task) -> None:
    model = RECURRENT[name](task)
    before = {n: p.clone() for n, p in model.named_parameters() if p.requires_grad}
    train_recurrent(model, task.batches(seed=0, size=8), steps=3)
    changed = {n for n, p in model.named_parameters() if p.requires_grad and (p != before[n]).any()}
    assert changed == set(before)
    assert len(describe_pictures(model, task.test.images[:3], task.vocabulary, "es")) == 3
    assert isinstance(model, HardAttention) == (name == "hard_attention")


def test_the_second_term_is_added_with_its_strength(task) -> None:
    model, batch = soft_attention(task), next(iter(task.batches(seed=0, size=8)))
    alone, once, twice = (
        float(loss(model, batch))
        for loss in (caption_loss, SpreadOverPlaces(1.0), SpreadOverPlaces(2.0))
    )
    assert once > alone
    assert twice - alone == pytest.approx(2 * (once - alone), rel=1e-4)
