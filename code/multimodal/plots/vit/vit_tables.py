"""Tables about the Vision Transformer: accuracy by variant and by data, leads, sizes by paper."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from multimodal.language import Words, thousands
from multimodal.metrics.paired import Lead
from multimodal.metrics.vit_size import ViTSize

TUNED = 5000
"""Training pictures of the models that were tried at another resolution."""


def _percent(share: float, words: Words) -> str:
    """A share in percent that no line break can tear apart: a space stands before the sign in
    English and Spanish, none in Chinese."""
    return f"{100 * share:.1f}" + ("%" if words.language == "zh" else "\N{NO-BREAK SPACE}%")


def variants_table(table: pd.DataFrame, variants: Sequence[str], *, words: Words) -> pd.DataFrame:
    """Accuracy on unseen pictures per variant, in percent: mean, least, greatest.

    Args:
        table: of the study ``vit_data``, one size and recipe only.
        variants: which, in this order.
    """
    return _spread(table, "variant", {name: f"variant_{name}" for name in variants}, words)


def resolution_table(table: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """Accuracy of the ViT at its own and at a larger resolution: mean, least, greatest.

    Args:
        table: of the study ``vit_data``.
    """
    runs = table[(table["variant"] == "vit") & (table["pictures"] == TUNED)]
    ways = ("stretched", "appended", "stretched_tuned", "appended_tuned")
    names = {"plain": "at_28"} | {way: f"at_35_{way}" for way in ways}
    return _spread(runs, "recipe", names, words)


def _spread(
    table: pd.DataFrame, column: str, names: Mapping[str, str], words: Words
) -> pd.DataFrame:
    runs = table.groupby(column)["test_accuracy"].agg(["mean", "min", "max"])
    heads = {"mean": "mean", "min": "from", "max": "to"}
    cells = {
        words(head): [_percent(runs.loc[name, part], words) for name in names]
        for part, head in heads.items()
    }
    index = pd.Index([words(name) for name in names.values()], name=words("variant"))
    return pd.DataFrame(cells, index=index)


def data_table(
    table: pd.DataFrame, rows: Sequence[tuple[str, str]], *, words: Words
) -> pd.DataFrame:
    """Mean accuracy on unseen pictures, one column per number of training pictures.

    Args:
        table: of the study ``vit_data``.
        rows: (variant, recipe), in this order; a dash stands where nothing was run.
    """
    means = table.groupby(["variant", "recipe", "pictures"])["test_accuracy"].mean()
    sizes = sorted(table["pictures"].unique())
    heads = [thousands(f"{size:,}", words.language) for size in sizes]
    cells = [
        [_percent(means[(*row, size)], words) if (*row, size) in means else "–" for size in sizes]
        for row in rows
    ]
    names = [words(f"row_{variant}_{recipe}") for variant, recipe in rows]
    index = pd.Index(names, name=words("training_pictures"))
    return pd.DataFrame(cells, index=index, columns=heads)


def leads_table(leads: Mapping[str, Lead], *, words: Words) -> pd.DataFrame:
    """Differences of accuracy in points with their intervals, and what follows by the rule.

    Args:
        leads: key of the comparison in the catalogue → its lead.
    """
    rows = [
        {
            words("comparison"): words(name),
            words("verdict"): words("ahead" if lead.ahead else "not_told_apart"),
            words("difference"): f"{_points(lead.mean):+.1f}",
            words("interval"): words("from_to", low=_points(lead.low), high=_points(lead.high)),
            words("every_seed"): words("yes" if lead.every_seed else "no"),
        }
        for name, lead in leads.items()
    ]
    return pd.DataFrame(rows).set_index(words("comparison"))


def _points(share: float) -> float:
    """In percentage points with one decimal, and no minus before a zero."""
    return round(100 * share, 1) + 0.0


def stability_table(
    table: pd.DataFrame, rates: Mapping[str, float], *, words: Words
) -> pd.DataFrame:
    """Accuracy with and without normalised queries and keys, one column per learning rate.

    Args:
        table: of the study ``vit_data``.
        rates: recipe → its peak learning rate.
    """
    runs = table.groupby(["variant", "recipe"])["test_accuracy"].agg(["mean", "min", "max"])
    cells = {
        f"{rate:g}": [
            words("mean_from_to", **(100 * runs.loc[variant, recipe]).to_dict())
            for variant in ("vit_unbiased", "vit_qk_norm")
        ]
        for recipe, rate in rates.items()
    }
    names = [words("variant_vit_unbiased"), words("variant_vit_qk_norm")]
    return pd.DataFrame(cells, index=pd.Index(names, name=words("learning_rate")))


def sizes_table(
    sizes: Mapping[str, ViTSize],
    printed: Mapping[str, int | float],
    counted: Mapping[str, int],
    *,
    words: Words,
) -> pd.DataFrame:
    """Sizes of published models with the parameters that papers print and the formula counts."""
    number = partial(thousands, language=words.language)
    rows = [
        {
            words("model"): f"ViT-{name}",
            words("width"): number(f"{size.width:,}"),
            words("depth"): size.depth,
            words("heads"): size.heads,
            words("hidden"): number(f"{size.hidden:,}"),
            words("printed"): number(f"{printed[name]:,}"),
            words("counted"): number(f"{counted[name] / 1e6:,.1f}"),
        }
        for name, size in sizes.items()
    ]
    return pd.DataFrame(rows).set_index(words("model"))
