"""Labels of kinds; the shipped encoder knows unseen scenes."""

import torch

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.recipes.captioning.scene_classifier import (
    KINDS,
    fc_vector,
    kinds_in,
    kinds_right,
    load_scene_classifier,
    long_vector,
    placed_annotations,
    places,
    scene_classifier,
    train_scene_classifier,
)

UNSEEN = scene_dataset(64, seed=1, split="test", captions_each=1, languages=["en"])


def test_labels_name_both_things_and_nothing_else() -> None:
    labels = kinds_in(UNSEEN)
    assert labels.shape == (64, 36)
    for row, scene in zip(labels, UNSEEN.scenes, strict=True):
        named = {KINDS[index] for index in row.nonzero()[:, 0].tolist()}
        assert named == {scene.first.kind, scene.second.kind}


def test_the_shipped_encoder_knows_what_is_there() -> None:
    assert kinds_right(load_scene_classifier(), UNSEEN) > 0.8
    torch.manual_seed(0)
    assert kinds_right(scene_classifier(), UNSEEN) < 0.1


def test_what_captioners_read() -> None:
    images = as_floats(UNSEEN.images[:2])
    annotations = places()(images)
    assert annotations.shape == (2, 16, 128)
    assert torch.equal(long_vector()(images), annotations.flatten(1))
    assert fc_vector()(images).shape == (2, 128)
    assert placed_annotations()(images).shape == (2, 16, 128)
    frozen = [p for p in placed_annotations().parameters() if not p.requires_grad]
    assert sum(map(torch.numel, frozen)) == sum(p.numel() for p in places().parameters())


def test_a_training_changes_all_weights() -> None:
    before, after = scene_classifier(), train_scene_classifier(0)
    assert {n for n, _ in after.named_parameters()} == {n for n, _ in before.named_parameters()}
    assert all(torch.isfinite(p).all() for p in after.parameters())
