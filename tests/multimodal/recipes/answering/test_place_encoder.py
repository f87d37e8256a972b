"""Labels of kinds; the shipped encoder knows unseen crowds, and kinds that it has never seen."""

import torch

from multimodal.data.labelled import ImageBatch
from multimodal.data.pairs import as_floats
from multimodal.data.questions.crowd import ALL_KINDS, SEEN_KINDS, draw_crowds, sample_crowds
from multimodal.data.scenes.dataset import HELD_OUT
from multimodal.recipes.answering.place_encoder import (
    crowds_right,
    encode_places,
    kinds_of,
    load_place_classifier,
    load_place_encoder,
    place_classifier,
    tell_seen_kinds,
    train_place_classifier,
)

UNSEEN = sample_crowds(64, seed=1, split="test")
HELD = sample_crowds(64, seed=1, split="combinations")


def test_labels_name_all_things_and_nothing_else() -> None:
    labels = kinds_of(UNSEEN)
    assert labels.shape == (64, 36)
    for row, crowd in zip(labels, UNSEEN, strict=True):
        assert {ALL_KINDS[index] for index in row.nonzero()[:, 0].tolist()} == set(crowd.kinds)


def test_the_shipped_encoder_knows_what_is_there() -> None:
    assert crowds_right(load_place_classifier(), UNSEEN) > 0.95
    assert crowds_right(load_place_classifier(), HELD) > 0.6
    torch.manual_seed(0)
    assert crowds_right(place_classifier(), UNSEEN) < 0.1


def test_held_out_kinds_are_no_labels() -> None:
    model = place_classifier()
    batch = ImageBatch(as_floats(draw_crowds(HELD[:4])), kinds_of(HELD[:4]))
    held = [index for index, kind in enumerate(ALL_KINDS) if kind in HELD_OUT]
    turned = batch.labels.clone()
    turned[:, held] = 1 - turned[:, held]
    other = ImageBatch(batch.images, turned)
    assert torch.equal(tell_seen_kinds(model, batch), tell_seen_kinds(model, other))
    assert len(held) + len(SEEN_KINDS) == 36


def test_places() -> None:
    images = draw_crowds(UNSEEN)
    places = encode_places(images)
    assert places.shape == (64, 36, 64)
    assert torch.allclose(places[:3], load_place_encoder()(as_floats(images[:3])), atol=1e-5)
    assert not any(p.requires_grad for p in load_place_encoder().parameters())
    assert not places.requires_grad


def test_a_training_changes_all_weights() -> None:
    before, after = place_classifier(), train_place_classifier(0)
    assert {n for n, _ in after.named_parameters()} == {n for n, _ in before.named_parameters()}
    assert all(torch.isfinite(p).all() for p in after.parameters())
