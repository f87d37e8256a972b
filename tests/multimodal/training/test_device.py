"""Batches of any structure move to the model's device."""

from typing import NamedTuple

import torch

from multimodal.training.device import to_device


class Pair(NamedTuple):
    image: torch.Tensor
    name: str


def test_structures_are_kept():
    one = torch.ones(1)
    batch = {"pair": Pair(one, "a"), "list": [one, 3], "tuple": (one,)}
    moved = to_device(batch, torch.device("meta"))
    assert isinstance(moved["pair"], Pair)
    assert moved["pair"].name == "a"
    found = moved["pair"].image, moved["list"][0], moved["tuple"][0]
    assert all(tensor.device.type == "meta" for tensor in found)
    assert moved["list"][1] == 3
