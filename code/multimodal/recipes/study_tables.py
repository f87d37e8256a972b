"""Studies as tables that a page can show: mean over seeds, with the least and the greatest value."""

from collections.abc import Sequence

import pandas as pd

from multimodal.language import Words
from multimodal.recipes.studies import Study


def spread(values: pd.Series) -> str:
    """``0.95 (0.94–0.96)``: the mean, then the least and the greatest value."""
    return f"{values.mean():.2f} ({values.min():.2f}–{values.max():.2f})"


def study_table(study: Study, group: str, measures: Sequence[str], *, words: Words) -> pd.DataFrame:
    """One row for each value of the column ``group``, in the order of the study."""
    return pd.DataFrame(
        [
            {words(group): words(name), **{words(m): spread(runs[m]) for m in measures}}
            for name, runs in study.table.groupby(group, sort=False)
        ]
    )
