"""What a search makes of a captioner: sentences, how likely they are, how many of them are true.

Letters: N pictures, K sentences of each, M tokens, V entries of the vocabulary.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.world import Scene
from multimodal.decoding.greedy import State, Step
from multimodal.models.captioners.captioner import Captioner
from multimodal.recipes.captioning.scene_captions import LONGEST, exact_matches
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.vocabulary import END, PAD

Search = Callable[..., Tensor]
"""(step, state, first tokens (N,), end=…, longest=…) → tokens (N, M) or (N, K, M)"""


class WrittenSentences(NamedTuple):
    """K sentences for each of N pictures."""

    texts: list[list[str]]
    """N lists of K sentences"""
    log_probabilities: Tensor
    """(N, K), natural logarithms of the probabilities of whole sentences"""
    lengths: Tensor
    """(N, K), tokens with that of the end"""


class DecodingScores(NamedTuple):
    """Means over all pictures."""

    exact: float
    """share of the sentences that are true"""
    distinct: float
    """how many of the K sentences of a picture differ"""
    log_probability: float
    """of a sentence"""
    length: float
    """tokens of a sentence"""


@torch.inference_mode()
def write_sentences(
    model: Captioner, images: Tensor, vocabulary: CaptionVocabulary, language: str, search: Search
) -> WrittenSentences:
    """Let ``search`` write about pictures (N, 3, H, W) uint8; the model ends up in evaluation mode.

    Raises:
        ValueError: a language that the vocabulary does not know.
    """
    device = next(model.parameters()).device
    seen = as_floats(images).to(device)
    state = model.eval().begin(seen)
    first = torch.full((len(images),), vocabulary.start(language), device=device)
    tokens = search(model.step, state, first, end=END, longest=LONGEST)
    tokens = tokens[:, None] if tokens.ndim == 2 else tokens  # (N, K, M)
    spread = [log_probability(model.step, state, first, each) for each in tokens.unbind(dim=1)]
    return WrittenSentences(
        [vocabulary.read(each) for each in tokens],
        torch.stack(spread, dim=1),
        (before_the_end(tokens).sum(dim=-1)),
    )


def log_probability(step: Step, state: State, first: Tensor, tokens: Tensor) -> Tensor:
    """ln P of sentences (N, M), each up to its first end: (N,).

    Args:
        step, state, first: of the model, as for a search.
        tokens: without their first token; what stands after the end does not count.
    """
    total = torch.zeros(len(tokens), device=tokens.device)
    newest, real = first, before_the_end(tokens)
    for place in range(tokens.shape[1]):
        logits, state = step(state, newest)
        newest = tokens[:, place]
        chosen = logits.log_softmax(dim=-1).gather(1, newest[:, None])[:, 0]
        total = total + chosen.masked_fill(~real[:, place], 0)
    return total


def before_the_end(tokens: Tensor) -> Tensor:
    """Which of the tokens (…, M) belong to the sentence, its end included."""
    ended = (tokens == END).long().cumsum(dim=-1)
    return ((ended - (tokens == END).long()) == 0) & (tokens != PAD)


def decoding_scores(
    written: WrittenSentences, scenes: Sequence[Scene], language: str
) -> DecodingScores:
    """How true, how different, how likely and how long the sentences are."""
    ranks = zip(*written.texts, strict=True)  # K lists of N sentences
    exact = torch.stack([exact_matches(texts, scenes, language) for texts in ranks])
    different = torch.tensor([len(set(texts)) for texts in written.texts])
    return DecodingScores(
        exact.float().mean().item(),
        different.float().mean().item(),
        written.log_probabilities.mean().item(),
        written.lengths.float().mean().item(),
    )
