"""All products of two vectors, thrown into a few bins: bilinear pooling without any weight.

Letters: B batch, D width of both vectors, J bins.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors
from multimodal.layers.fusers.signed_root import power_normalised


class CountSketch(nn.Module):
    """Each number is thrown into a bin drawn for its place, with a sign drawn for it, and added up.

    Bins and signs are drawn once and kept with the weights. Over many draws, the inner product of
    two sketches is that of the vectors on the average.

    Args:
        width: D.
        bins: J.
        generator: draws bins and signs, on the CPU.

    Source: Charikar et al. 2002, *Finding Frequent Items in Data Streams*; as a part of a network
    Gao et al. 2016 (arXiv 1511.06062), algorithm 2.
    """

    bin: Tensor
    sign: Tensor

    def __init__(self, *, width: int, bins: int, generator: torch.Generator) -> None:
        super().__init__()
        require_sizes(width=width, bins=bins)
        self.bins = bins
        drawn = torch.randint(bins, (width,), generator=generator, device="cpu")
        signs = torch.randint(2, (width,), generator=generator, device="cpu")
        self.register_buffer("bin", drawn)
        self.register_buffer("sign", 2.0 * signs - 1)

    def forward(self, vectors: Tensor) -> Tensor:
        """(B, D) → (B, J)."""
        empty = vectors.new_zeros(len(vectors), self.bins)
        return empty.index_add(1, self.bin, vectors * self.sign.to(vectors.dtype))


class CompactBilinear(nn.Module):
    """The count sketch of the outer product, by two short sketches and the Fourier transform: MCB.

    Product (i, k) lies in bin h(i) + g(k), modulo J, with the product of both signs; to add up all
    of them is to convolve the sketches. Then the signed roots, and length 1 for all.

    Args:
        width: D.
        out: J; 16,000 for widths of 2,048 in the paper.
        seed: of bins and signs.

    Raises:
        ValueError: a size below 1, or vectors of another width.

    Source: Fukui et al. 2016 (arXiv 1606.01847), sections 3.1 and 3.2; Pham and Pagh 2013,
    *Fast and Scalable Polynomial Kernels via Explicit Feature Maps*.
    """

    def __init__(self, *, width: int, out: int, seed: int = 0) -> None:
        super().__init__()
        require_sizes(width=width, out=out)
        self.inputs, self.width = width, out
        generator = torch.Generator().manual_seed(seed)
        self.first = CountSketch(width=width, bins=out, generator=generator)
        self.second = CountSketch(width=width, bins=out, generator=generator)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, J), each of length 1."""
        return power_normalised(self.sketch(first, second))

    def sketch(self, first: Tensor, second: Tensor) -> Tensor:
        """The sketch of the outer product before it is normalised: (B, J)."""
        require_vectors(first, second, self.inputs)
        exact = torch.promote_types(first.dtype, torch.float32)  # no transform of half precision
        waves = [torch.fft.rfft(one.to(exact)) for one in (self.first(first), self.second(second))]
        found = torch.fft.irfft(waves[0] * waves[1], n=self.width)
        return cast(Tensor, found.to(first.dtype))
