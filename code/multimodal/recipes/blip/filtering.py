"""Captions written and filtered by a model: the second half of BLIP, CapFilt.

Letters: N captions.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.dataset import SceneDataset
from multimodal.models.small_blip import SmallBlip
from multimodal.recipes.blip.noisy_captions import LANGUAGE, Caption, NoisyScenes
from multimodal.recipes.captioning.scene_captions import describe_pictures, exact_matches
from multimodal.text.caption_vocabulary import CaptionVocabulary

CHUNK = 512


class Scores(NamedTuple):
    """What two parts of one model say about each caption, (N,): the higher, the better it fits."""

    match: Tensor
    """probability of *right* by the head that sees picture and text together"""
    contrast: Tensor
    """cosine of picture and text, each encoded alone"""


class Sieve(NamedTuple):
    """How a filter did, as shares."""

    precision: float
    """of the captions that it drops, those that are wrong"""
    recall: float
    """of the wrong captions, those that it drops"""
    left: float
    """of the captions that it keeps, those that are wrong"""
    lost: float
    """of the true captions, those that it drops"""


def caption_scores(model: SmallBlip, noisy: NoisyScenes, vocabulary: CaptionVocabulary) -> Scores:
    """Both scores for all captions, each with the picture of its scene."""
    device = next(model.parameters()).device
    tokens, _ = vocabulary.encoder(LANGUAGE)(noisy.texts)
    images = noisy.scenes.images[noisy.owners]
    match, contrast = [], []
    model.eval()
    with torch.inference_mode():
        for some, words in zip(images.split(CHUNK), tokens.to(device).split(CHUNK), strict=True):
            seen = model.see(as_floats(some).to(device))
            image, text = model.compare(seen, words)
            match.append(model.judge(seen, words).softmax(dim=1)[:, 1].cpu())
            contrast.append((image * text).sum(dim=1).cpu())
    return Scores(torch.cat(match), torch.cat(contrast))


def sieve(dropped: Tensor, wrong: Tensor) -> Sieve:
    """Compare what a filter drops (N,) bool with what is wrong (N,) bool; 0 where none counts."""
    if dropped.shape != wrong.shape:
        raise ValueError(f"{len(dropped)} decisions about {len(wrong)} captions")

    def share(part: Tensor, whole: Tensor) -> float:
        return float((part & whole).sum() / whole.sum().clamp(min=1))

    return Sieve(
        precision=share(wrong, dropped),
        recall=share(dropped, wrong),
        left=share(wrong, ~dropped),
        lost=share(dropped, ~wrong),
    )


def most_suspicious(scores: Tensor, count: int) -> Tensor:
    """(N,) bool: the ``count`` captions with the lowest scores."""
    lowest = torch.zeros(len(scores), dtype=torch.bool)
    lowest[scores.argsort(stable=True)[:count]] = True
    return lowest


def written_captions(
    model: SmallBlip, scenes: SceneDataset, vocabulary: CaptionVocabulary
) -> NoisyScenes:
    """One caption of each scene by the model, and whether it is true."""
    texts = [
        text
        for some in scenes.images.split(CHUNK)
        for text in describe_pictures(model, some, vocabulary, LANGUAGE)
    ]
    true = exact_matches(texts, scenes.scenes, LANGUAGE).tolist()
    kinds = ["true" if good else "changed" for good in true]
    rows = enumerate(zip(texts, kinds, strict=True))
    return NoisyScenes(scenes, tuple(Caption(row, text, kind) for row, (text, kind) in rows))


def kept_captions(noisy: NoisyScenes, dropped: Tensor) -> list[Caption]:
    """The captions that a filter leaves."""
    pairs = zip(noisy.captions, dropped.tolist(), strict=True)
    return [caption for caption, gone in pairs if not gone]
