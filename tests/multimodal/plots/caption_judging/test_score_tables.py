"""Tables of scores: choices by language, systems by measure."""

import pandas as pd
from reading import shows

from multimodal.plots.caption_judging.score_tables import choices_table, judged_table, sharing_table

CHOICES = {"en": {"plain": 66.04, "bleu_1": 97.3}, "zh": {"plain": 88.1, "bleu_1": 98.0}}
FOUND = pd.DataFrame(
    {"true_share": [1.0, 0.25], "bleu_4": [0.661, float("nan")]}, index=["most_frequent", "oracle"]
)


@shows("caption_judging", choices_table, CHOICES)
def test_a_row_for_each_choice(shown, words) -> None:
    assert list(shown.columns) == [words("in_en"), words("in_zh")]
    assert list(shown.index) == [words("choice_plain"), words("choice_bleu_1")]
    assert shown.index.name == words("choice")
    assert shown.iloc[0].tolist() == ["66.0", "88.1"]


@shows("caption_judging", judged_table, dict.fromkeys(("en", "es", "zh"), FOUND))
def test_a_row_for_each_system(shown, words) -> None:
    assert list(shown.index) == [words("system_most_frequent"), words("system_oracle")]
    assert list(shown.columns) == [words("true_share"), words("bleu_4")]
    assert shown.values.tolist() == [["100", "66"], ["25", "–"]]


RUNS = pd.DataFrame(
    [
        {"system": "transformer", "variant": variant, "language": code, "exact": share}
        for variant, code, shares in (
            ("shared", "en", (0.9, 0.95)),
            ("shared", "zh", (0.8, 0.9)),
            ("own_few", "zh", (0.1, 0.2)),
        )
        for share in shares
    ]
)


@shows("caption_judging", sharing_table, RUNS)
def test_a_row_for_each_way_of_training(shown, words) -> None:
    name = words("system_transformer")
    assert list(shown.index) == [f"{name}, {words('shared')}", f"{name}, {words('own_few')}"]
    assert list(shown.columns) == [words("in_en"), words("in_zh")]
    assert shown.values.tolist() == [["92 (90–95)", "85 (80–90)"], ["–", "15 (10–20)"]]
