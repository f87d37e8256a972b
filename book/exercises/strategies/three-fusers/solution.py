import torch
from torch import Tensor

Sense = Tensor | None
Pair = tuple[Tensor, Tensor]


def rows_of(x: Sense, y: Sense) -> int:
    """How many examples there are."""
    counts = {len(told) for told in (x, y) if told is not None}
    if len(counts) != 1:
        raise ValueError(f"one number of examples is needed: {counts}")
    return counts.pop()


def early_fuse(x: Sense, y: Sense, stand_ins: Pair) -> Tensor:
    """One stream (B, D + E + 2): both senses, and which one is there."""
    rows = rows_of(x, y)
    columns, flags = [], []
    for told, spare in zip((x, y), stand_ins):
        columns.append(spare.expand(rows, -1) if told is None else told)
        flags.append(spare.new_full((rows, 1), float(told is not None)))
    return torch.cat([*columns, *flags], dim=1)


def late_fuse(x: Sense, y: Sense, then: Tensor, now: Tensor) -> Tensor:
    """log p (B, K) of the answers, from the logits (B, K) of each sense."""
    total = now.log().expand(rows_of(x, y), -1)
    for told in (x, y):
        if told is not None:
            total = total + told - then.log()
    return torch.log_softmax(total, dim=1)


def gated_fuse(
    x: Sense, y: Sense, weights: tuple[Tensor, Tensor, Tensor]
) -> Pair:
    """What is heard (B, H), and the gate (B, H)."""
    rows = rows_of(x, y)
    of_x, of_y, of_gate = weights
    if y is None:
        return torch.tanh(x @ of_x.T), x.new_ones(rows, len(of_x))
    if x is None:
        return torch.tanh(y @ of_y.T), y.new_zeros(rows, len(of_y))
    z = torch.sigmoid(torch.cat([x, y], dim=1) @ of_gate.T)
    heard = z * torch.tanh(x @ of_x.T) + (1 - z) * torch.tanh(y @ of_y.T)
    return heard, z
