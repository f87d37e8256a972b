"""Where a captioner looks for each token of the sentence that it writes.

Letters: N pictures, M tokens, L places.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.decoding.greedy import State, greedy
from multimodal.recipes.captioning.scene_captions import LONGEST
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.vocabulary import END


class Looking(Protocol):
    """A captioner whose attention can be read."""

    begin: Callable[[Tensor], State]
    step: Callable[[State, Tensor], tuple[Tensor, State]]
    eval: Callable[[], object]

    def look(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Where it looks after reading each of the tokens (N, M): (N, M, L)."""
        ...


class Followed(NamedTuple):
    """A sentence with a map for each of its tokens."""

    tokens: list[str]
    """M tokens, without start and end"""
    maps: Tensor
    """(M, L), where it looked before it wrote each token"""


@torch.no_grad()
def follow_words(
    model: Looking, images: Tensor, vocabulary: CaptionVocabulary, language: str
) -> list[Followed]:
    """Let the model write about pictures (N, 3, H, W) uint8, the likeliest token each time."""
    model.eval()
    seen = as_floats(images)
    first = torch.full((len(images),), vocabulary.start(language))
    written = greedy(model.step, model.begin(seen), first, end=END, longest=LONGEST)  # (N, M)
    read = torch.cat((first[:, None], written[:, :-1]), dim=1)
    maps = model.look(seen, read)  # one for what follows each token that was read
    return [_without_end(*row, vocabulary) for row in zip(written, maps, strict=True)]


def _without_end(tokens: Tensor, maps: Tensor, vocabulary: CaptionVocabulary) -> Followed:
    ends = (tokens == END).nonzero()
    length = int(ends[0]) if len(ends) else len(tokens)
    names = [vocabulary.tokenizer.decode([token]) for token in tokens[:length].tolist()]
    return Followed(names, maps[:length])
