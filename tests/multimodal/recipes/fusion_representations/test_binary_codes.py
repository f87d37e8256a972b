"""Codes of bits: as many as asked for, near for pairs, and what each way is told."""

from dataclasses import replace

import pytest
import torch

from multimodal.recipes.fusion_representations import binary_codes, coordinated_spaces
from multimodal.recipes.fusion_representations.binary_codes import CODES, signs
from multimodal.recipes.fusion_representations.coordinated_spaces import similarities
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(coordinated_spaces, "directions", lambda task: 4)
    monkeypatch.setattr(binary_codes, "choose", lambda **sizes: 60)


@pytest.mark.parametrize("name", CODES)
def test_codes_are_signs_and_pairs_are_near(name: str) -> None:
    space = CODES[name](TASK, bits=24, seed=0)
    names, pictures = space.second(TASK.test.names[1]), space.first(TASK.test.pictures)
    for code in (names, pictures):
        assert code.shape == (40, 24)
        assert set(code.unique().tolist()) == {-1.0, 1.0}
    differ = (names[:, None] != pictures[None, :]).sum(dim=2)
    similar = similarities(space, TASK.test.names[1], TASK.test.pictures)
    torch.testing.assert_close(similar, 1 - 2 * differ / 24)
    other = ~torch.eye(40, dtype=torch.bool)
    assert similar.diagonal().mean() > similar[other].mean() + 0.1


def test_only_one_is_told_the_labels() -> None:
    roll = replace(TASK, train=replace(TASK.train, labels=(torch.arange(160) // 40)))
    for name, told in (("pair_hashing", False), ("label_hashing", True), ("random_hashing", False)):
        one, other = (
            CODES[name](task, bits=8, seed=0).first(TASK.test.pictures) for task in (TASK, roll)
        )
        assert torch.equal(one, other) != told


def test_rounds_make_the_bits_alike() -> None:
    """The reason for which a shorter fit stands beside the published one."""

    def alike(name: str) -> float:
        code = CODES[name](TASK, bits=64, seed=0).first(TASK.train.pictures)
        return float((code.T @ code / len(code)).abs().mean())

    assert alike("label_hashing") > alike("label_hashing_once")


def test_signs() -> None:
    assert signs(torch.tensor([[True, False]])).tolist() == [[1.0, -1.0]]
