"""All representations side by side: filed with both, with one missing or false, found, stored."""

from collections.abc import Sequence

import pandas as pd

from multimodal.language import Words, thousands

CASES = ("no_picture", "no_name", "wrong_picture", "wrong_name")


def representation_table(
    table: pd.DataFrame, order: Sequence[str], *, words: Words, bits: int = 64
) -> pd.DataFrame:
    """Percent, means over the trainings; with both modalities also the range.

    Args:
        table: columns ``system``, ``bits``, ``both``, those of ``CASES`` and ``recall_10``, shares
            in 0…1 (or nothing).
        order: of the systems, from the top down.
        bits: of the codes that are shown, of all lengths that there are.
    """
    rows = []
    for name in order:
        runs = _runs(table, name, bits)
        parts = [_percent(runs[column].mean()) for column in (*CASES, "recall_10")]
        rows.append((words(f"system_{name}"), _range(runs["both"]), *parts))
    heads = ("system", "both", *CASES, "recall_10")
    return pd.DataFrame(rows, columns=[words(f"head_{name}") for name in heads])


def price_table(
    table: pd.DataFrame, order: Sequence[str], *, words: Words, bits: int = 64
) -> pd.DataFrame:
    """Parameters, bytes kept of each picture, multiplications for each pair.

    Args:
        table: columns ``system``, ``bits``, ``parameters``, ``kept_bits`` and ``pair_products``;
            the last two are empty where nothing is known.
        order: of the systems, from the top down.
        bits: of the codes that are shown.
    """
    rows = []
    for name in order:
        first = _runs(table, name, bits).iloc[0]
        kept = first["kept_bits"] / 8
        numbers = (first["parameters"], kept, first["pair_products"])
        rows.append((words(f"system_{name}"), *(_whole(each, words) for each in numbers)))
    heads = ("system", "parameters", "kept", "pair")
    return pd.DataFrame(rows, columns=[words(f"head_{name}") for name in heads])


def _runs(table: pd.DataFrame, name: str, bits: int) -> pd.DataFrame:
    return table[(table["system"] == name) & table["bits"].isin((0, bits))]


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f}"


def _range(values: pd.Series) -> str:
    mean, low, high = (100 * value for value in (values.mean(), values.min(), values.max()))
    return f"{mean:.1f}" if len(values) == 1 else f"{mean:.1f} ({low:.1f}–{high:.1f})"


def _whole(number: float, words: Words) -> str:
    return "–" if pd.isna(number) else thousands(f"{number:,.0f}", words.language)
