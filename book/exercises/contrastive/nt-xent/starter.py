import torch
import torch.nn.functional as F
from torch import Tensor


def nt_xent(first: Tensor, second: Tensor, temperature: float) -> Tensor:
    """Each of the 2N views picks its partner among the 2N - 1 others."""
    raise NotImplementedError
