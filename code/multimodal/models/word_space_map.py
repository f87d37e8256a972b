"""A linear map from the features of pictures into a space of words, beside the names it must know.

Letters: B batch, N names, K width of the features, D width of the word space.
"""

from torch import Tensor, nn

from multimodal.arguments import require_number


class WordSpaceMap(nn.Module):
    """DeViSE's last layer: features of a frozen tower → a place among names that stay.

    Args:
        features: K.
        names: (N, D) rows of length 1: the names of the training pictures.
        dropout: share of the features that are hidden in training.

    Raises:
        ValueError: names that are not a matrix, or a share outside [0, 1).

    Source: Frome et al. 2013, section 3.3; the dropout is ours, since 700 pictures are few.
    """

    names: Tensor

    def __init__(self, *, features: int, names: Tensor, dropout: float = 0.5) -> None:
        super().__init__()
        require_number(dropout=dropout)
        if names.ndim != 2 or not 0 <= dropout < 1:
            raise ValueError(
                f"names must be (N, D) and dropout in [0, 1), "
                f"got {tuple(names.shape)} and {dropout}"
            )
        self.hide = nn.Dropout(dropout)
        self.matrix = nn.Linear(features, names.shape[1], bias=False)
        self.register_buffer("names", names.detach().clone())

    def forward(self, features: Tensor) -> Tensor:
        """Features (B, K) → places (B, D), of any length."""
        return self.matrix(self.hide(features))
