"""A sentence laid beside every place of a picture, louder where the sentence is about the place.

Letters: B batch, L places, E width of a place, G width of the sentence, D width of the comparison.
"""

import torch
from torch import Tensor, nn

from multimodal.layers.guided_attention import GuidedAttention


class AttentionalConcatenation(nn.Module):
    """Each place of a feature map with the sentence beside it, times its weight.

    The weights come from attention of the sentence over the places and are multiplied by the number
    of places, so 1 is their mean. All of them begin at 1: plain concatenation, from which training
    departs.

    Args:
        places: E.
        sentence: G.
        width: D.

    Raises:
        ValueError: places or a sentence of other shapes.

    The name is that of a generator, "Attentional Concatenation GAN" (Li et al. 2020,
    doi 10.1155/2020/6452536), a cascade that draws pictures of 1024 × 1024 from a sentence; each
    stage reads the features of the one before and word vectors, as in AttnGAN (Xu et al. 2018,
    arXiv 1711.10485, equation 2), where each *place* weighs the words and gets the mean of them
    beside its features. From there comes this: text stands as further channels beside every place
    of a map, also of high resolution, and attention decides what of it. Not from there: here the
    sentence weighs the places. And nothing is drawn: no cascade, no loss of a GAN, none of pairs of
    words and regions; this is a layer for any network. One sentence beside all places alike:
    Reed et al. 2016 (arXiv 1605.05396), section 4.1, the discriminator.
    """

    def __init__(self, *, places: int, sentence: int, width: int) -> None:
        super().__init__()
        self.sizes = places, sentence
        self.width = places + sentence
        self.attend = GuidedAttention(things=places, guide=sentence, width=width)
        nn.init.zeros_(self.attend.score.weight)

    def forward(self, places: Tensor, sentence: Tensor, mask: Tensor | None = None) -> Tensor:
        """Places (B, L, E), sentence (B, G), mask (B, L) bool, True = real → (B, L, E + G)."""
        loud = self.loudness(places, sentence, mask)[:, :, None]  # (B, L, 1)
        return torch.cat((places, loud * sentence[:, None]), dim=2)

    def loudness(self, places: Tensor, sentence: Tensor, mask: Tensor | None = None) -> Tensor:
        """How loud the sentence is at each place: (B, L), 1 on the average, 0 where hidden."""
        _require_map(places, sentence, self.sizes)
        weights = self.attend(places, sentence, mask).weights
        if mask is None:
            return places.shape[1] * weights
        return mask * mask.sum(dim=1, keepdim=True) * weights


def _require_map(places: Tensor, sentence: Tensor, sizes: tuple[int, int]) -> None:
    if places.ndim != 3 or sentence.shape != (len(places), sizes[1]) or places.shape[2] != sizes[0]:
        raise ValueError(
            f"places and sentence must be (B, L, {sizes[0]}) and (B, {sizes[1]}), "
            f"got {tuple(places.shape)} and {tuple(sentence.shape)}"
        )
