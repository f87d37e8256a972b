from torch import Tensor, nn


def is_a_sum(model: nn.Module, x: Tensor, y: Tensor) -> bool:
    """Whether the log-odds of all x with all y are a sum of opinions."""
    raise NotImplementedError
