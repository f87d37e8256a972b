"""The hinge rank loss of DeViSE: a picture's own name must be ahead of every other by a margin.

Letters: B pictures, C names, D width of the word space.
"""

import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import as_ids, require_number, require_together
from multimodal.losses.checks import require_rows


def hinge_rank_loss(
    places: Tensor, names: Tensor, labels: Tensor, *, margin: float = 0.1
) -> Tensor:
    """The sum over all other names of how far each comes too near, mean over pictures.

    Args:
        places: (B, D) where pictures were mapped to, of any length.
        names: (C, D) vectors of the names; the paper takes them of length 1.
        labels: (B,) which name is each picture's own.
        margin: by how much the own name's score must be greater.

    Returns:
        () at least 0; 0 when every own name is ahead by the margin.

    Raises:
        ValueError: widths that differ, a label that no name has, a margin that is not positive.

    Source: Frome et al. 2013, eq. 1, where the other names are drawn until one violates the margin;
    here all of them count. Chapter ``foundations/multimodality``.
    """
    require_rows(places=places, names=names)
    require_together(places=places, names=names)
    require_number(margin=margin)
    labels = as_ids("labels", labels, len(places)).to(places.device)
    if places.shape[1] != names.shape[1] or margin <= 0:
        raise ValueError(
            f"places and names need one width and a margin above 0, "
            f"got {tuple(places.shape)}, {tuple(names.shape)} and {margin}"
        )
    if int(labels.min()) < 0 or int(labels.max()) >= len(names):
        raise ValueError(f"labels must be numbers of the {len(names)} names, from 0 on")
    scores = places @ names.T  # (B, C)
    own = scores.gather(1, labels[:, None])  # (B, 1)
    hinges = (margin - own + scores).relu()  # (B, C)
    others = F.one_hot(labels, len(names)) == 0
    return (hinges * others).sum(dim=1).mean()
