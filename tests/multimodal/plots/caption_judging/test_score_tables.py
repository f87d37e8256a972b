"""Tables of scores: choices by language, systems by measure."""

import pandas as pd
from reading import shows

from multimodal.plots.caption_judging.score_tables import choices_table, judged_table, sharing_table

CHOICES = {
    code: {
        "plain": 66.04,
        "two_references": 41.8,
        "one_reference": 26.3,
        "sentences": 55.4,
        "sentences_smoothed": 63.5,
        "as_written": 61.3,
        "characters": 91.6,
        "spaces": 65.7,
        "bleu_1": 96.8,
    }
    for code in ("en", "es", "zh")
}
MEASURES = ("true_share", "bleu_4", "rouge_l", "meteor", "cider_d", "spice", "mentions")
SYSTEMS = ("oracle", "exchanged", "neighbour", "most_frequent", "transformer", "soft_attention")
FOUND = pd.DataFrame(
    [[1.0, 0.661, *[0.5] * 4, float("nan"), 0.25]] * 6,
    index=SYSTEMS,
    columns=[*MEASURES, "sentences"],
)


@shows("caption_judging", choices_table, CHOICES)
def test_a_row_for_each_choice(shown, words) -> None:
    assert list(shown.columns) == [words(f"in_{code}") for code in CHOICES]
    assert list(shown.index) == [words(f"choice_{choice}") for choice in CHOICES["en"]]
    assert shown.index.name == words("choice")
    assert shown.iloc[0].tolist() == ["66.0"] * 3


@shows("caption_judging", judged_table, dict.fromkeys(("en", "es", "zh"), FOUND))
def test_a_row_for_each_system(shown, words) -> None:
    assert list(shown.index) == [words(f"system_{name}") for name in SYSTEMS]
    assert list(shown.columns) == [words(name) for name in (*MEASURES, "sentences")]
    assert shown.index.name == words("system")
    assert shown.iloc[0].tolist() == ["100", "66", *["50"] * 4, "–", "25"]


VARIANTS = {"own": "en", "shared": "en", "shared_short": "es", "own_few": "zh", "shared_few": "zh"}
RUNS = pd.DataFrame(
    [
        {"system": "transformer", "variant": variant, "language": code, "exact": share}
        for variant, code in VARIANTS.items()
        for share in (0.9, 0.95)
    ]
)


@shows("caption_judging", sharing_table, RUNS)
def test_a_row_for_each_way_of_training(shown, words) -> None:
    name = words("system_transformer")
    assert list(shown.index) == [f"{name}, {words(variant)}" for variant in VARIANTS]
    assert shown.index.name == words("trained")
    assert list(shown.columns) == [words(f"in_{code}") for code in ("en", "es", "zh")]
    for row, code in zip(shown.to_dict("records"), VARIANTS.values(), strict=True):
        assert row.pop(words(f"in_{code}")) == "92\u00a0(90\u2060–\u206095)"
        assert set(row.values()) == {"–"}
