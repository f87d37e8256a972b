"""Features that a frozen tower computed once take the place of that tower in a training.

Letters: B batch, D width of the features.
"""

from torch import Tensor, nn

from multimodal.arguments import require_number


class StoredFeatures(nn.Module):
    """An encoder without weights: what comes in are features already.

    Args:
        width: D.
        dropout: share of the features that are hidden in training, against learning by heart.

    Raises:
        ValueError: a share outside [0, 1).
    """

    def __init__(self, width: int, *, dropout: float = 0.0) -> None:
        super().__init__()
        require_number(dropout=dropout)
        if not 0 <= dropout < 1:
            raise ValueError(f"dropout must be at least 0 and below 1, got {dropout}")
        self.width = width
        self.hide = nn.Dropout(dropout)

    def forward(self, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Features (B, D), a mask that nothing reads → (B, D)."""
        return self.hide(features)
