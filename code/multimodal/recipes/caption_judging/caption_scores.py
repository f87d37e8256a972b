"""All metrics of captions at once: one row for each caption."""

from collections.abc import Callable, Sequence

import pandas as pd

from multimodal.data.scenes.caption_reading import read_caption
from multimodal.metrics.captions.bleu import bleu_counts, bleu_of
from multimodal.metrics.captions.bleu_smoothing import halving
from multimodal.metrics.captions.cider import Rarity, cider_d
from multimodal.metrics.captions.meteor import meteor
from multimodal.metrics.captions.n_grams import Tokens
from multimodal.metrics.captions.rouge_l import f_measure, rouge_l
from multimodal.metrics.captions.spice import spice
from multimodal.text.caption_cutting import cut_caption

WITH_WORDS = ("shared_words", "bleu_4", "rouge_l", "meteor", "cider_d")
"""compare the words of a caption with those of its references; the first is the baseline"""


def caption_scores(
    captions: Sequence[str],
    references: Sequence[Sequence[str]],
    language: str,
    *,
    rarity: Rarity | None = None,
) -> pd.DataFrame:
    """Score captions of scenes, each against its references, from 0 to 1.

    Args:
        captions: N sentences.
        references: N lists of sentences.
        language: of all of them.
        rarity: weights of n-grams for CIDEr-D; counted among these references when omitted.

    Returns:
        N rows with the columns ``WITH_WORDS`` and ``spice``.
    """
    said = [cut_caption(text, language) for text in captions]
    known = [[cut_caption(text, language) for text in texts] for texts in references]
    rare = rarity or Rarity.among(known)
    scores: dict[str, Callable[[Tokens, Sequence[Tokens]], float]] = {
        "shared_words": shared_words,
        "bleu_4": lambda one, all_: bleu_of(bleu_counts(one, all_), halving),
        "rouge_l": rouge_l,
        "meteor": meteor,
        "cider_d": lambda one, all_: cider_d(one, all_, rare) / 10,
    }
    table = {name: list(map(score, said, known)) for name, score in scores.items()}
    facts = [read_caption(text, language).facts for text in captions]
    true = [
        frozenset().union(*(read_caption(text, language).facts for text in texts))
        for texts in references
    ]
    return pd.DataFrame(table | {"spice": list(map(spice, facts, true))})


def shared_words(candidate: Tokens, references: Sequence[Tokens]) -> float:
    """The trivial baseline: which words are shared, without their order and number."""
    own = set(candidate)
    common = [(len(own & set(text)), len(set(text))) for text in references]
    return max((f_measure(n / len(own), n / size) for n, size in common if own), default=0.0)
