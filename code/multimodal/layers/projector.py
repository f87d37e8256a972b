"""The small network between an encoder and a loss, thrown away after training.

Letters: B batch, D width of the encoder, H hidden width, E width of the embeddings.
"""

from collections.abc import Callable

from torch import Tensor, nn


class Projector(nn.Module):
    """Linear, normalisation, ReLU, linear: a non-linear head on the features of an encoder.

    The loss may discard in the head what it has no use for (orientation, brightness); the features
    before the head keep more and are what later tasks use.

    Args:
        width: D.
        hidden: H.
        out: E.
        norm: width → a layer over (B, H); batch normalisation as in SimCLR, SwAV and BYOL.

    Raises:
        ValueError: a width below 1.

    Source: Chen et al. 2020 (arXiv 2002.05709), section 4.2; Grill et al. 2020 (arXiv 2006.07733),
    section 3.3, uses the same layers as projector and as predictor.
    """

    def __init__(
        self,
        *,
        width: int,
        hidden: int = 256,
        out: int = 64,
        norm: Callable[[int], nn.Module] = nn.BatchNorm1d,
    ) -> None:
        super().__init__()
        if min(width, hidden, out) < 1:
            raise ValueError(f"widths must be at least 1, got {width}, {hidden} and {out}")
        self.layers = nn.Sequential(
            nn.Linear(width, hidden), norm(hidden), nn.ReLU(), nn.Linear(hidden, out)
        )

    def forward(self, features: Tensor) -> Tensor:
        """Features (B, D) → (B, E)."""
        return self.layers(features)
