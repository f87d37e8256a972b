"""Roots with their signs, finite slopes, and vectors of length 1."""

import torch

from multimodal.layers.fusers.signed_root import power_normalised, signed_root


def test_roots_keep_the_sign() -> None:
    numbers = torch.tensor([-9.0, -0.25, 0.0, 4.0])
    torch.testing.assert_close(signed_root(numbers), torch.tensor([-3, -0.5, 0, 2]))


def test_the_slope_is_that_of_the_root_and_finite_at_0() -> None:
    numbers = torch.tensor([0.0, 4.0, -4.0], dtype=torch.float64, requires_grad=True)
    signed_root(numbers, epsilon=1e-4).sum().backward()
    wanted = torch.tensor([100, 0.25, 0.25], dtype=torch.float64)
    torch.testing.assert_close(numbers.grad, wanted, rtol=1e-4, atol=0)


def test_every_vector_becomes_as_long_and_zeros_stay() -> None:
    vectors = torch.tensor([[9.0, -16.0], [900.0, -1600.0], [0.0, 0.0]], requires_grad=True)
    found = power_normalised(vectors)
    wanted = torch.tensor([[0.6, -0.8], [0.6, -0.8], [0, 0]])
    torch.testing.assert_close(found, wanted, atol=1e-6, rtol=1e-6)
    found.sum().backward()
    assert vectors.grad.isfinite().all()
