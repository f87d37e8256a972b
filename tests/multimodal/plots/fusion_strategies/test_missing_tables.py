"""What is left when a sense is missing, for two senses and for three."""

import pandas as pd
from reading import shows

from multimodal.plots.fusion_strategies.missing_tables import (
    OF_THREE,
    THERE,
    TRAINED_WITH,
    missing_table,
    three_senses_table,
)

RATES = {"both": 0.9, "first": 0.8, "second": 0.7}
TWO = pd.DataFrame(
    [
        ("early", shown, there, rate - 0.1 * seed - 0.2 * (shown == "dropout"))
        for shown in TRAINED_WITH
        for there, rate in RATES.items()
        for seed in (0, 1)
    ]
    + [("best", "", there, rate) for there, rate in RATES.items()],
    columns=["variant", "condition", "asked", "accuracy"],
)
WAYS = [
    *(("late_mean", "everything"), ("late_product", "everything"), ("joint", "everything")),
    *(("joint", "dropout"), ("weighted", "everything"), ("weighted", "dropout")),
]
THREE = pd.DataFrame(
    [
        (*way, there, 0.1 * number + 0.01 * row)
        for row, way in enumerate(WAYS)
        for number, there in enumerate(OF_THREE)
    ]
    + [("chance", "", "", 1 / 36)],
    columns=["variant", "condition", "asked", "accuracy"],
)


@shows("fusion_strategies", missing_table, TWO)
def test_means_beside_what_is_possible(shown, words) -> None:
    heads = [
        words("head_there", there=words(f"there_{there}"), shown=words(f"shown_{shown}"))
        for shown in TRAINED_WITH
        for there in THERE
    ]
    assert list(shown) == [words("head_strategy"), *heads]
    assert shown.iloc[0].tolist() == [
        *(words("strategy_early"), "85.0", "75.0", "65.0"),
        *("65.0", "55.0", "45.0"),
    ]
    best = [words("strategy_best_both"), *["90.0", "80.0", "70.0"] * 2]
    assert shown.iloc[1].tolist() == best


@shows("fusion_strategies", three_senses_table, THREE)
def test_a_column_a_set_of_senses(shown, words) -> None:
    assert [tuple(row[:2]) for row in shown.to_numpy()] == [
        (words(f"three_{name}"), words(f"shown_{trained}")) for name, trained in WAYS
    ]
    assert shown.iloc[0, 2:].tolist() == [f"{10.0 * number:.1f}" for number in range(7)]
    assert shown.iloc[3, 2:].tolist() == [f"{10.0 * number + 3:.1f}" for number in range(7)]
    assert list(shown)[2] == words("sense_picture")
    assert list(shown)[-1] == " + ".join(words(f"sense_{n}") for n in OF_THREE[:3])
