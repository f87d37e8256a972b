"""Tables of the chapter on judging captions: choices of BLEU, systems, one model or three."""

from collections.abc import Mapping

import pandas as pd

from multimodal.language import Words


def choices_table(scores: Mapping[str, Mapping[str, float]], *, words: Words) -> pd.DataFrame:
    """A row per choice, a column per language, in percent.

    Args:
        scores: language → choice → score, see
            :func:`multimodal.recipes.caption_judging.bleu_choices.bleu_choices`.
    """
    columns = {
        words(f"in_{code}"): [f"{value:.1f}" for value in found.values()]
        for code, found in scores.items()
    }
    rows = [words(f"choice_{choice}") for choice in next(iter(scores.values()))]
    return pd.DataFrame(columns, index=pd.Index(rows, name=words("choice")))


def judged_table(scores: Mapping[str, pd.DataFrame], *, words: Words) -> pd.DataFrame:
    """A row per system, a column per measure, in percent, in the language of the page.

    Args:
        scores: language → a row per system, a column per measure, from 0 to 1; missing values
            become a dash.
    """
    found = scores[words.data_language]
    shown = {
        words(measure): ["–" if pd.isna(value) else f"{100 * value:.0f}" for value in column]
        for measure, column in found.items()
    }
    rows = [words(f"system_{name}") for name in found.index]
    return pd.DataFrame(shown, index=pd.Index(rows, name=words("system")))


def sharing_table(runs: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """A row per system and way of training, a column per language: exact matches in percent.

    Args:
        runs: of the study ``captioning_languages``, with the columns ``system``, ``variant``,
            ``language`` and ``exact``, one row per seed. Each cell is the mean, then the range.
    """
    shown = runs.groupby(["system", "variant", "language"], sort=False)["exact"].agg(_range)
    table = shown.unstack("language").fillna("–")
    rows = [f"{words(f'system_{system}')}, {words(variant)}" for system, variant in table.index]
    columns = {words(f"in_{code}"): table[code].tolist() for code in table}
    return pd.DataFrame(columns, index=pd.Index(rows, name=words("trained")))


def _range(values: pd.Series) -> str:
    shares = 100 * values
    return f"{shares.mean():.0f}\u00a0({shares.min():.0f}\u2060–\u2060{shares.max():.0f})"
