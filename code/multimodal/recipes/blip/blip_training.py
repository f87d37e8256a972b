"""The small BLIP: its sizes, its three losses, its training.

Letters: B batch, L places of the picture, M tokens, D width.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor
from transformers import BlipTextConfig, BlipVisionConfig

from multimodal.data.pairs import PairBatch
from multimodal.losses.info_nce import clip_loss
from multimodal.losses.matching import hard_negatives, matching_loss
from multimodal.losses.next_token import next_token_loss
from multimodal.models.small_blip import SmallBlip
from multimodal.token_ids import END, PAD
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH, HEADS, PATCH, SIDE = 64, 4, 8, 32
SETTINGS = FitSettings(learning_rate=2e-3, weight_decay=0.01, log_every=0)


class Matching(NamedTuple):
    """What is left of BLIP's loss when nothing has to be written."""

    contrast: Tensor
    match: Tensor


def blip_model(vocabulary: int, *, seed: int) -> SmallBlip:
    """A small BLIP with random weights.

    Args:
        vocabulary: entries of a :class:`CaptionVocabulary` of one language; one more id asks for a
            judgement.
        seed: of the weights.
    """
    size: dict[str, Any] = {
        "hidden_size": WIDTH,
        "intermediate_size": 4 * WIDTH,
        "num_attention_heads": HEADS,
        "initializer_range": 0.02,
    }
    vision = BlipVisionConfig(num_hidden_layers=2, image_size=SIDE, patch_size=PATCH, **size)
    text = BlipTextConfig(
        vocab_size=vocabulary + 1,
        encoder_hidden_size=WIDTH,
        num_hidden_layers=2,
        max_position_embeddings=40,
        pad_token_id=PAD,
        bos_token_id=vocabulary - 1,
        eos_token_id=END,
        sep_token_id=END,
        **size,
    )
    with seeded(seed):
        return SmallBlip(vision=vision, text=text)


def matching_terms(blip: SmallBlip, seen: Tensor, tokens: Tensor) -> Matching:
    """Contrast, and matching with a hard and an easy wrong partner for each pair.

    BLIP draws both wrong partners by hardness. With captions of which many do not fit at all, that
    teaches that only near misses are wrong; so here the other picture is drawn evenly.

    Args:
        blip: the model.
        seen: (B, 1 + L, D), states of the pictures.
        tokens: (B, M), their captions.
    """
    image, text = blip.compare(seen, tokens)  # (B, 64) each
    alike = (tokens[:, None] == tokens[None]).all(dim=-1)  # (B, B): the same sentence
    other_text = hard_negatives(blip.scale() * image @ text.T, forbidden=alike)
    other_image = hard_negatives(torch.zeros_like(alike, dtype=seen.dtype), forbidden=alike)
    judged = blip.judge(
        torch.cat((seen, seen, seen[other_image])),
        torch.cat((tokens, tokens[other_text], tokens)),
    )  # (3 B, 2): right pairs, then two kinds of wrong ones
    right = torch.arange(len(judged), device=tokens.device) < len(tokens)
    return Matching(clip_loss(image, text, blip.scale()), matching_loss(judged, right))


def blip_loss(model: SmallBlip, batch: PairBatch) -> Tensor:
    """The sum of the three terms: contrast, matching, writing."""
    seen, tokens = model.see(batch.images), batch.tokens
    writing = next_token_loss(model.write(seen, tokens[:, :-1]), tokens[:, 1:])
    return torch.stack((*matching_terms(model, seen, tokens), writing)).sum()


def match_loss(model: SmallBlip, batch: PairBatch) -> Tensor:
    """Contrast and matching: what the filter is tuned with."""
    return torch.stack(matching_terms(model, model.see(batch.images), batch.tokens)).sum()


def write_loss(model: SmallBlip, batch: PairBatch) -> Tensor:
    """Language modelling alone."""
    return next_token_loss(model(batch.images, batch.tokens[:, :-1]), batch.tokens[:, 1:])


def train_blip(model: SmallBlip, loss: Any, batches: Any, *, steps: int, seed: int) -> History:
    """:func:`fit` with the settings of the chapter; negatives are drawn with ``seed``."""
    with seeded(seed):
        return fit(model, loss, batches, steps=steps, settings=SETTINGS)
