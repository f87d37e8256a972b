"""Every question with its verdict; counts of every system, the deals as mean and best."""

import pandas as pd
from reading import shows

from multimodal.data.photo_questions import PHOTO_KINDS, photo_questions
from multimodal.plots.answer_judging.photo_answer_tables import (
    SYSTEMS,
    every_photo_answer,
    photo_scores,
)

ASKED = photo_questions()
KEYS = [q.answer.replace("yes", "no") for q in ASKED]
SAID = dict.fromkeys(("en", "es", "zh"), KEYS)
ROWS = [("frequent", "none", 0, 21)] + [
    (system, language, wording, most - 10 * wording)
    for system, most in (("learned", 31), ("nearest", 28), ("minilm", 32))
    for language in (("en",) if system == "minilm" else ("en", "es", "zh"))
    for wording in (0, 1)
]
ROWS += [("dealt", code, 0, right) for code in ("en", "es", "zh") for right in (16, 17, 21)]
TABLE = pd.DataFrame(ROWS, columns=["system", "language", "wording", "right"])
TABLE = TABLE.assign(asked=len(ASKED), **dict.fromkeys(PHOTO_KINDS, TABLE["right"] - 10))


@shows("answer_photographs", every_photo_answer, SAID)
def test_every_question_has_its_verdict(shown, words) -> None:
    assert len(shown) == len(ASKED)
    wrong = shown[words("verdict")] == words("is_wrong")
    assert wrong.sum() == sum(q.answer == "yes" for q in ASKED)
    assert (shown[words("answered")] != shown[words("true_answer")]).eq(wrong).all()


@shows("answer_photographs", photo_scores, TABLE)
def test_counts_of_every_system(shown, words) -> None:
    assert list(shown.index) == [words(f"system_{name}") for name in SYSTEMS]
    english = shown[f"{words('in_en')} ({len(ASKED)})"]
    assert list(english) == ["31", "28", "32", "18.0", "21", "21"]
    spanish = shown[f"{words('in_es')} ({len(ASKED)})"]
    assert list(spanish) == ["31", "28", "–", "18.0", "21", "21"]
    column = shown[words("column_what", count=13)]
    assert column.iloc[0] == "21"
