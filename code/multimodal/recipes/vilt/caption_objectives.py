"""The three objectives that a small ViLT is pretrained with.

Letters: B batch, M tokens.
"""

from collections.abc import Collection

import torch
from torch import Tensor

from multimodal.losses.masked_words import Covered, cover_words, masked_words_loss
from multimodal.losses.matching import matching_loss
from multimodal.losses.word_patch_alignment import alignment_distance, word_patch_alignment_loss
from multimodal.models.answerers.vilt_heads import ViltPretrainer
from multimodal.recipes.vilt.crowd_caption_loader import CaptionedCrowds

OBJECTIVES = ("match", "words", "alignment")
WRONG = 0.3
"""share of the pictures that get the caption of another one"""
SHARE = 0.3
"""of the words that are covered: twice as many as published, for captions are short"""
ALIGNMENT = 0.1
"""weight of the alignment beside the others, as published"""


class Pretraining:
    """The sum of the chosen objectives, all of them from one look at the batch.

    Some pictures, drawn anew each time, get the caption of another one. Words are covered in all
    captions, lest the covers betray which are right; only those of right pairs are asked for.

    Args:
        objectives: some of ``OBJECTIVES``.

    Raises:
        ValueError: none of them, or an unknown one.

    Source: Kim et al. 2021 (arXiv 2102.03334), section 3.2; there each objective looks for itself.
    """

    def __init__(self, objectives: Collection[str] = OBJECTIVES) -> None:
        if not objectives or not set(objectives) <= set(OBJECTIVES):
            raise ValueError(
                f"choose at least one of {', '.join(OBJECTIVES)}, got {list(objectives)}"
            )
        self.objectives = tuple(name for name in OBJECTIVES if name in objectives)

    def __call__(self, model: ViltPretrainer, batch: CaptionedCrowds) -> Tensor:
        """The loss of one batch."""
        return torch.stack(list(self.terms(model, batch).values())).sum()

    def terms(self, model: ViltPretrainer, batch: CaptionedCrowds) -> dict[str, Tensor]:
        """Each objective by its name, the alignment weighted."""
        right = self._draw_right(batch)
        whose = torch.arange(len(right), device=right.device)
        whose = torch.where(right, whose, whose.roll(1))
        tokens, mask = batch.tokens[whose], batch.mask[whose]
        covered = self._cover(model, tokens, mask)
        said = model(batch.images, covered.tokens, mask)
        found = {}
        if "match" in self.objectives:
            found["match"] = matching_loss(said.match, right)
        if "words" in self.objectives:
            found["words"] = masked_words_loss(said.words, tokens, covered.hidden & right[:, None])
        if "alignment" in self.objectives:
            distance = alignment_distance(said.word_states, said.patch_states, mask)
            found["alignment"] = ALIGNMENT * word_patch_alignment_loss(distance, right)
        return found

    def _draw_right(self, batch: CaptionedCrowds) -> Tensor:
        """(B,) bool: whose caption is its own; all of them, where only words are asked for."""
        if self.objectives == ("words",):
            return torch.ones(len(batch.tokens), dtype=torch.bool, device=batch.tokens.device)
        return torch.rand(len(batch.tokens)).to(batch.tokens.device) > WRONG

    def _cover(self, model: ViltPretrainer, tokens: Tensor, mask: Tensor) -> Covered:
        if "words" not in self.objectives:
            return Covered(tokens, torch.zeros_like(mask))
        cover = model.vilt.words.num_embeddings - 1
        return cover_words(tokens, mask, cover=cover, share=SHARE)
