from torch import Tensor

Sense = Tensor | None
Pair = tuple[Tensor, Tensor]


def early_fuse(x: Sense, y: Sense, stand_ins: Pair) -> Tensor:
    """One stream (B, D + E + 2): both senses, and which one is there."""
    raise NotImplementedError


def late_fuse(x: Sense, y: Sense, then: Tensor, now: Tensor) -> Tensor:
    """log p (B, K) of the answers, from the logits (B, K) of each sense."""
    raise NotImplementedError


def gated_fuse(
    x: Sense, y: Sense, weights: tuple[Tensor, Tensor, Tensor]
) -> Pair:
    """What is heard (B, H), and the gate (B, H)."""
    raise NotImplementedError
