"""Answers about photographs: every one of them, and how many are right."""

from collections.abc import Mapping, Sequence

import pandas as pd

from multimodal.data.photo_questions import (
    PHOTO_KINDS,
    photo_answer_text,
    photo_question_text,
    photo_questions,
)
from multimodal.data.photographs import load_photographs
from multimodal.language import Words

SYSTEMS = ("learned", "nearest", "minilm", "dealt", "dealt_best", "frequent")


def every_photo_answer(said: Mapping[str, Sequence[str]], *, words: Words) -> pd.DataFrame:
    """A row a question, photograph by photograph: what was answered, what is true.

    Args:
        said: language → a key for each of :func:`.photo_questions`.
    """
    code, photographs = words.data_language, load_photographs()
    pairs = zip(photo_questions(), said[code], strict=True)
    rows = [
        {
            words("photograph"): photographs[question.photograph].labels[code],
            words("question"): photo_question_text(question.kind, question.thing, code),
            words("answered"): photo_answer_text(answer, code),
            words("true_answer"): photo_answer_text(question.answer, code),
            words("verdict"): words("is_right" if answer == question.answer else "is_wrong"),
        }
        for question, answer in sorted(pairs, key=lambda pair: pair[0].photograph)
    ]
    return pd.DataFrame(rows)


def photo_scores(rows: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """A row a system: right answers in each language, and by kind in the language of the reader.

    Args:
        rows: of the study ``answering_photographs``; only the first wording counts.
    """
    code, counts = words.data_language, _counts(rows[rows["wording"] == 0])
    total = int(rows["asked"].iloc[0])
    kinds = {kind: sum(q.kind == kind for q in photo_questions()) for kind in PHOTO_KINDS}
    columns: dict[str, list[str]] = {
        f"{words(f'in_{language}')} ({total})": [
            _shown(counts, system, language, "right") for system in SYSTEMS
        ]
        for language in ("en", "es", "zh")
    }
    for kind, count in kinds.items():
        columns[words(f"column_{kind}", count=count)] = [
            _shown(counts, system, code, kind) for system in SYSTEMS
        ]
    index = pd.Index([words(f"system_{name}") for name in SYSTEMS], name=words("system"))
    return pd.DataFrame(columns, index=index)


def _counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Means by system and language; the best of all deals gets a row of its own."""
    numbers = ["right", *PHOTO_KINDS]
    means = rows.groupby(["system", "language"])[numbers].mean()
    deals = rows[rows["system"] == "dealt"]
    best = deals.loc[deals.groupby("language")["right"].idxmax()]
    return pd.concat([means, best.assign(system="dealt_best").set_index(means.index.names)])


def _shown(counts: pd.DataFrame, system: str, language: str, column: str) -> str:
    """The number; a dash where the system does not speak the language."""
    key = (system, "none" if system == "frequent" else language)
    if key not in counts.index:
        return "–"
    value = counts.loc[key, column]
    return f"{value:.1f}" if system == "dealt" else f"{value:.0f}"
