"""Search in a space and a layer that reads it."""

import pytest
import torch
from torch import nn

from multimodal.recipes.fusion_representations import space_trial
from multimodal.recipes.fusion_representations.coordinated_spaces import Space
from multimodal.recipes.fusion_representations.lost_or_wrong import complete, right, without
from multimodal.recipes.fusion_representations.space_trial import (
    found_by,
    read_space,
    search,
    standard,
)
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()
DATA = TASK.test.pairs()


def test_found_is_a_mean_over_languages() -> None:
    labels = torch.tensor([0, 0, 1, *[2] * 12])
    perfect = torch.eye(15)
    exchanged = perfect[[1, 0, *range(2, 15)]]
    found = found_by([perfect, exchanged], labels)
    assert found.first.tolist() == [0.5, 0.5, *[1.0] * 13]
    assert found.kind.tolist() == [1.0] * 15
    assert found.ten[:2].tolist() == pytest.approx([0.5 + 0.5 * 9 / 14] * 2)  # ties, shuffled


def test_search_takes_names_as_questions() -> None:
    vectors = torch.eye(40)

    def picture(x):
        return vectors

    def name(x):
        return vectors.roll(-1, dims=0)  # each name lies at the picture of the next emoji

    found = search(Space(picture, name, 0, nn.Identity()), TASK.test)
    assert not found.first.any()
    assert not found.kind.any()


def test_a_layer_reads_the_middle_or_either(monkeypatch) -> None:
    monkeypatch.setattr(space_trial, "choose", lambda **sizes: 100)
    turn = torch.linalg.lstsq(TASK.train.pairs().second, TASK.train.pairs().first).solution
    space = Space(lambda x: x, lambda x: x @ turn, 0, nn.Identity())
    answer = read_space(space, TASK, seed=0)
    for given in (complete(DATA), without(DATA, 0), without(DATA, 1)):
        assert right(answer, given, TASK.test).mean() > 0.5
    alone = without(DATA, 1)
    assert torch.equal(answer(*alone), answer(alone.first, alone.second + 1, alone.present))


def test_points_of_one_length() -> None:
    assert standard(torch.randn(5, 9)).norm(dim=1).tolist() == pytest.approx([3.0] * 5)
