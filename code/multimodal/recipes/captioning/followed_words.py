"""Where a captioner looks for each token of the sentence that it writes.

Letters: N pictures, M tokens, L places.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.decoding.greedy import greedy
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.recipes.captioning.scene_captions import LONGEST
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.vocabulary import END


class Followed(NamedTuple):
    """A sentence with a map for each of its tokens."""

    tokens: list[str]
    """M tokens, without start and end"""
    maps: Tensor
    """(M, L), where it looked before it wrote each token"""


@torch.no_grad()
def follow_words(
    model: ShowAttendTell, images: Tensor, vocabulary: CaptionVocabulary, language: str
) -> list[Followed]:
    """Let the model write about pictures (N, 3, H, W) uint8, the likeliest token each time."""
    device = next(model.eval().parameters()).device
    seen = as_floats(images).to(device)
    first = torch.full((len(images),), vocabulary.start(language), device=device)
    written = greedy(model.step, model.begin(seen), first, end=END, longest=LONGEST)  # (N, M)
    read = torch.cat((first[:, None], written[:, :-1]), dim=1)
    maps = model.look(seen, read)  # one for what follows each token that was read
    rows = zip(written.cpu(), maps.cpu(), strict=True)
    return [_without_end(*row, vocabulary) for row in rows]


def _without_end(tokens: Tensor, maps: Tensor, vocabulary: CaptionVocabulary) -> Followed:
    ends = (tokens == END).nonzero()
    length = int(ends[0]) if len(ends) else len(tokens)
    names = vocabulary.read(tokens[:length, None])
    return Followed(names, maps[:length])
