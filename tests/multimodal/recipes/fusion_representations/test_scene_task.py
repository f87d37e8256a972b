import torch

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.data.scenes.world import SHAPES
from multimodal.recipes.fusion_representations.scene_task import WIDTH, scene_task


def test_scenes_are_a_task_of_the_same_form() -> None:
    task = scene_task()
    for part in (task.train, task.test):
        count = len(part.ids)
        assert part.pictures.shape == (count, WIDTH)
        assert part.names.shape == (3, count, WIDTH)
        assert part.labels.shape == (count,)
        assert part.pairs().first.shape == (3 * count, WIDTH)
    assert task.subgroups == SHAPES
    assert not set(task.train.ids) & set(task.test.ids)


def test_labels_are_the_shapes_of_first_things() -> None:
    task = scene_task()
    drawn = scene_dataset(len(task.test.ids), seed=0, split="test", captions_each=1)
    for label, scene in zip(task.test.labels.tolist(), drawn.scenes, strict=True):
        assert task.subgroups[label] == scene.first.shape


def test_vectors_are_centred_on_what_is_learnt_from() -> None:
    train = scene_task().train
    assert torch.allclose(train.pictures.mean(dim=0), torch.zeros(WIDTH), atol=1e-4)
    assert abs(train.pictures.var(dim=0).mean().item() - 1) < 1e-3
    assert torch.allclose(train.names.mean(dim=1), torch.zeros(3, WIDTH), atol=1e-4)
