"""A cell that keeps what it read first."""

import torch

from multimodal.layers.recurrent import remembering_cell

W = 16


def left_after(forget: float, *, steps: int = 12) -> float:
    """How much the state after some steps of silence still depends on the first input."""
    torch.manual_seed(0)
    cell, first = remembering_cell(4, W, forget=forget), torch.randn(1, 4, requires_grad=True)
    state = cell(first)
    for _ in range(steps):
        state = cell(torch.zeros(1, 4), state)
    state[1].sum().backward()
    assert first.grad is not None
    return float(first.grad.norm())


def test_the_forget_gate_starts_open() -> None:
    cell = remembering_cell(4, W)
    both = cell.bias_ih + cell.bias_hh
    assert (both[W : 2 * W] == 2).all()
    assert (both[:W].abs() < 1).all()
    assert (both[2 * W :].abs() < 1).all()


def test_an_open_gate_remembers() -> None:
    assert left_after(2.0) > 20 * left_after(0.0)
