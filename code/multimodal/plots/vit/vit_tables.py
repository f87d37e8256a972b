"""Tables about the Vision Transformer: accuracy by variant, sizes by paper, a run by epoch."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from multimodal.language import Words, thousands
from multimodal.metrics.vit_size import ViTSize


def variants_table(table: pd.DataFrame, variants: Sequence[str], *, words: Words) -> pd.DataFrame:
    """Accuracy on unseen pictures per variant, in percent: mean, least, greatest.

    Args:
        table: of the study ``vit``, one size only.
        variants: which, in this order.
    """
    runs = 100 * table.groupby("variant")["test_accuracy"].agg(["mean", "min", "max"])
    rows = [
        {
            words("variant"): words(f"variant_{name}"),
            words("mean"): f"{runs.loc[name, 'mean']:.1f} %",
            words("from"): f"{runs.loc[name, 'min']:.1f} %",
            words("to"): f"{runs.loc[name, 'max']:.1f} %",
        }
        for name in variants
    ]
    return pd.DataFrame(rows).set_index(words("variant"))


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


def epochs_table(
    losses: Sequence[float], accuracies: Sequence[float], *, words: Words
) -> pd.DataFrame:
    """Loss and training accuracy (shares) after each epoch, one column an epoch."""
    table = pd.DataFrame(
        {
            words("loss"): [f"{loss:.4f}" for loss in losses],
            words("train_percent"): [f"{100 * share:.2f}" for share in accuracies],
        },
        index=range(1, len(losses) + 1),
    ).T
    table.columns.name = words("epoch")
    return table
