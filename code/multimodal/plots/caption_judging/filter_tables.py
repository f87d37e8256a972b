"""Tables of what was learned from noisy captions, from filtered ones, and from rewards."""

from collections.abc import Sequence

import pandas as pd

from multimodal.language import Words

SHARES = ("auc", "precision", "recall", "left", "lost")
WRITERS = ("web", "filtered", "bootstrapped", "true")
WAYS = ("start", "taught", "taught_long", "rewarded", "rewarded_endless")


def filter_table(rows: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """Both filters on both kinds of captions, means over the seeds in percent.

    Args:
        rows: of the study ``captioning_blip`` with ``what`` equal to ``filter``.
    """
    means = rows.groupby(["source", "name"], sort=False)[["wrong", *SHARES]].mean()
    index = [f"{words(f'source_{s}')}, {words(f'filter_{n}')}" for s, n in means.index]
    return _shown(means, index, words("filter"), words)


def writer_table(rows: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """New captioners by what they learned from, means over the seeds in percent.

    Args:
        rows: of the study ``captioning_blip`` with ``what`` equal to ``writer``.
    """
    means = rows.groupby("name")[["captions", "wrong", "exact", "mentions"]].mean()
    means = means.loc[[name for name in WRITERS if name in means.index]]
    counts = [f"{count:,.0f}" for count in means.pop("captions")]
    found = _shown(means, [words(f"data_{n}") for n in means.index], words("data"), words)
    found.insert(0, words("captions_kept"), counts)
    return found


def reward_table(rows: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """Ways to go on from a half-trained captioner, means over the seeds.

    Args:
        rows: of the study ``captioning_rewarded``.
    """
    means = rows.groupby("way")[["cider", "exact", "mentions", "whole", "frames"]].mean()
    means = means.loc[[way for way in WAYS if way in means.index]]
    cider = [f"{score:.2f}" for score in means.pop("cider")]
    frames = [f"{count:.0f}" for count in means.pop("frames")]
    found = _shown(means, [words(f"way_{way}") for way in means.index], words("way"), words)
    found.insert(0, words("cider_d"), cider)
    found[words("frames")] = frames
    return found


def real_table(rows: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """A row a system, a column a language: photographs whose label is found, mean of the seeds.

    Args:
        rows: of the study ``captioning_real``.
    """
    means = rows.pivot_table(index="system", columns="language", values="found", sort=False)
    columns = {words(f"in_{code}"): [f"{v:.1f}" for v in means[code]] for code in means}
    index = pd.Index([words(f"real_{name}") for name in means.index], name=words("real_system"))
    return pd.DataFrame(columns, index=index)


def _shown(means: pd.DataFrame, index: Sequence[str], name: str, words: Words) -> pd.DataFrame:
    columns = {
        words(f"share_{column}"): [f"{100 * value:.0f} %" for value in values]
        for column, values in means.items()
    }
    return pd.DataFrame(columns, index=pd.Index(index, name=name))
