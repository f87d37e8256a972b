"""What follows a bilinear product: loud numbers are made quieter, then all vectors equally long.

Letters: B batch, D width.
"""

import torch
import torch.nn.functional as F
from torch import Tensor


def signed_root(numbers: Tensor, epsilon: float = 1e-6) -> Tensor:
    """sign(z) √``|z|``, made smooth where z is 0: z / √(``|z|`` + ε).

    The slope of the root itself is infinite at 0, and a product of two vectors has zeros; here it
    is 1 / √ε there.

    Args:
        numbers: z, of any shape.
        epsilon: ε; numbers far above it get their root.

    Source: the "power normalisation" of Perronnin et al. 2010, *Improving the Fisher Kernel for
    Large-Scale Image Classification*, section 3.2; after bilinear pooling Fukui et al. 2016
    (arXiv 1606.01847).
    """
    return numbers / torch.sqrt(numbers.abs() + epsilon)


def power_normalised(vectors: Tensor) -> Tensor:
    """(B, D) → (B, D): the signed roots, then each vector divided by its length; zeros stay."""
    return F.normalize(signed_root(vectors), dim=1)
