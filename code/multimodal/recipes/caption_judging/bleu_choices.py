"""The same captions and references, and BLEU computed as one may."""

from collections.abc import Sequence
from typing import Any

import sacrebleu

TOKENISERS = {"en": "13a", "es": "13a", "zh": "zh"}
"""what sacrebleu recommends for each language"""


def bleu_choices(
    captions: Sequence[str], references: Sequence[Sequence[str]], language: str
) -> dict[str, float]:
    """BLEU-4 of sacrebleu, in percent, where nothing else is said.

    Args:
        captions: N sentences in lower case without a full stop.
        references: N lists of equally many sentences.
        language: ``en``, ``es`` or ``zh``.

    Returns:
        Choice → score; ``plain`` changes nothing, every other one changes one thing.
    """
    usual: dict[str, Any] = {"tokenize": TOKENISERS[language]}
    first = [texts[:1] for texts in references]
    written = [[_as_written(text, language) for text in texts] for texts in references]
    return {
        "plain": _corpus(captions, references, usual),
        "two_references": _corpus(captions, [texts[:2] for texts in references], usual),
        "one_reference": _corpus(captions, first, usual),
        "sentences": _sentences(captions, references, usual | {"smooth_method": "none"}),
        "sentences_smoothed": _sentences(captions, references, usual),
        "as_written": _corpus(captions, written, usual),
        "characters": _corpus(captions, references, {"tokenize": "char"}),
        "spaces": _corpus(captions, references, {"tokenize": "none"}),
        "bleu_1": _corpus(captions, references, usual | {"max_ngram_order": 1}),
    }


def _corpus(
    captions: Sequence[str], references: Sequence[Sequence[str]], options: dict[str, Any]
) -> float:
    by_number = [list(each) for each in zip(*references, strict=True)]
    return sacrebleu.BLEU(**options).corpus_score(list(captions), by_number).score


def _sentences(
    captions: Sequence[str], references: Sequence[Sequence[str]], options: dict[str, Any]
) -> float:
    judge = sacrebleu.BLEU(effective_order=True, **options)
    scores = [
        judge.sentence_score(text, list(texts)).score
        for text, texts in zip(captions, references, strict=True)
    ]
    return sum(scores) / len(scores)


def _as_written(text: str, language: str) -> str:
    """With a capital letter and a full stop."""
    return f"{text[0].upper()}{text[1:]}{'。' if language == 'zh' else '.'}"
