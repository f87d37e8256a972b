"""Seeds: repeatable inside, invisible outside."""

import random

import numpy as np
import torch

from multimodal.training.seeds import seeded


def draws():
    return random.random(), float(np.random.rand()), float(torch.rand(()))


def test_repeatable_inside():
    with seeded(3):
        first = draws()
    with seeded(3):
        assert draws() == first
    with seeded(4):
        assert draws() != first


def test_invisible_outside():
    with seeded(0):
        expected = [draws(), draws()]
    with seeded(0):
        before = draws()
        with seeded(9):
            draws()
        assert [before, draws()] == expected


def test_as_a_decorator():
    assert seeded(5)(draws)() == seeded(5)(draws)()
