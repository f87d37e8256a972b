"""What strategies are worth when one of two or three senses is missing."""

import pandas as pd

from multimodal.language import Words

THERE = ("both", "first", "second")
TRAINED_WITH = ("everything", "dropout")
OF_THREE = (
    *("picture", "word", "sound"),
    *("picture+word", "picture+sound", "word+sound", "picture+word+sound"),
)


def missing_table(table: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """A row a strategy, a column for what is there and what the training showed; best in the end.

    Args:
        table: columns ``variant`` (strategy, or best), ``condition``, ``asked``, ``accuracy``.
    """
    names = [name for name in table["variant"].unique() if name != "best"]
    mean = table.groupby(["variant", "condition", "asked"])["accuracy"].mean()
    rows = [
        (
            words(f"strategy_{name}"),
            *(_percent(mean[name, shown, there]) for shown in TRAINED_WITH for there in THERE),
        )
        for name in names
    ]
    best = table[table["variant"] == "best"].set_index("asked")["accuracy"]
    rows.append((words("strategy_best_both"), *[_percent(best[there]) for there in THERE] * 2))
    heads = [
        words("head_there", there=words(f"there_{there}"), shown=words(f"shown_{shown}"))
        for shown in TRAINED_WITH
        for there in THERE
    ]
    return pd.DataFrame(rows, columns=[words("head_strategy"), *heads])


def three_senses_table(table: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """A row for each strategy and what its training showed, a column for each set of senses.

    Args:
        table: columns ``variant``, ``condition``, ``asked`` (senses joined by +), ``accuracy``.
    """
    learned = table[table["variant"] != "chance"]
    mean = learned.groupby(["variant", "condition", "asked"], sort=False)["accuracy"].mean()
    rows = []
    for variant, shown in dict.fromkeys((name, shown) for name, shown, _ in mean.index):
        shares = [_percent(mean[variant, shown, there]) for there in OF_THREE]
        rows.append((words(f"three_{variant}"), words(f"shown_{shown}"), *shares))
    parts = {name: words(f"sense_{name}") for name in OF_THREE[:3]}
    heads = [" + ".join(parts[name] for name in there.split("+")) for there in OF_THREE]
    return pd.DataFrame(rows, columns=[words("head_strategy"), words("head_shown"), *heads])


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
