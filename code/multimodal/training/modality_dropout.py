"""Hide one of two modalities now and then, so that a model learns to answer without it.

Letters: B batch.
"""

from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from multimodal.arguments import require_dtype, require_number


@dataclass(frozen=True)
class ModalityDropout:
    """A change of the mask of a batch: of an example at most one modality is hidden.

    What is the only modality of an example is never hidden. Neverova et al. hide each modality
    independently of the others, and so sometimes all.

    Attributes:
        first: share of the examples whose first modality is hidden.
        second: share of the examples whose second modality is hidden.

    Raises:
        ValueError: shares below 0, or of more than 1 together.

    Source: Neverova et al. 2016 (arXiv 1501.00102), "ModDrop".
    """

    first: float = 0.25
    second: float = 0.25

    def __post_init__(self) -> None:
        require_number(first=self.first, second=self.second)
        if min(self.first, self.second) < 0 or self.first + self.second > 1:
            raise ValueError(
                f"shares must be from 0 on and at most 1 together, got {self.first}, {self.second}"
            )

    def __call__(self, present: Tensor, generator: Generator) -> Tensor:
        """Which modalities are there, (B, 2) bool → those that may be used.

        Args:
            present: (B, 2) bool; it stays as it is.
            generator: of the draws, on the CPU.

        Raises:
            ValueError: another shape, or no truth values.
        """
        require_dtype(torch.bool, present=present)
        if present.ndim != 2 or present.shape[1] != 2:
            raise ValueError(f"present must be (B, 2), got {tuple(present.shape)}")
        draws = torch.rand(len(present), generator=generator).to(present.device)
        hidden = torch.stack((draws < self.first, draws >= 1 - self.second), dim=1)
        return present & ~(hidden & present.all(dim=1, keepdim=True))
