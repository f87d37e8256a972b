"""Rows of a study as a table: what was compared, and shares in percent."""

from collections.abc import Sequence

import pandas as pd

from multimodal.language import Words

PLAIN = ("temperature",)
"""columns that are no shares"""


def study_shares(
    rows: pd.DataFrame, by: str, columns: Sequence[str], *, words: Words
) -> pd.DataFrame:
    """A row for each value of ``by`` in the order of the study, the mean over all its rows.

    Args:
        rows: of a study, several for each value: seeds, or languages.
        by: what the rows of the table compare; its values are named ``<by>_<value>``.
        columns: of the study, shares from 0 to 1; their names are ``share_<column>``. A dash stands
            where nothing was measured.
    """
    means = rows.groupby(by, sort=False).mean(numeric_only=True).reindex(columns=list(columns))
    index = pd.Index([words(f"{by}_{value}") for value in means.index], name=words(by))
    shown = {
        words(f"share_{name}"): [_shown(value, name) for value in means[name]] for name in columns
    }
    return pd.DataFrame(shown, index=index)


def _shown(value: float, column: str) -> str:
    if pd.isna(value):
        return "–"
    return f"{value:.2f}" if column in PLAIN else f"{100 * value:.1f}"
