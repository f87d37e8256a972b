"""Means over the seeds, in the order of the chapter, with the words of the language."""

import pandas as pd
from reading import shows

from multimodal.plots.caption_judging.filter_tables import (
    filter_table,
    real_table,
    reward_table,
    writer_table,
)

FILTERS = pd.DataFrame(
    [
        (source, name, 0.4, auc, 0.9, 0.8, 0.1, 0.05)
        for source in ("web", "written")
        for name, auc in (("match", 0.9), ("match", 0.8), ("contrast", 0.7))
    ],
    columns=["source", "name", "wrong", "auc", "precision", "recall", "left", "lost"],
)
WRITERS = pd.DataFrame(
    [
        *(
            ("true", 4800, 0.0, 0.6, 0.1),
            ("web", 8000, 0.4, 0.2, 0.3),
            ("web", 8000, 0.4, 0.4, 0.3),
        ),
        *(("bootstrapped", 9000, 0.4, 0.1, 0.3), ("filtered", 5000, 0.1, 0.5, 0.2)),
    ],
    columns=["name", "captions", "wrong", "exact", "mentions"],
)
WAYS = pd.DataFrame(
    [
        *(("rewarded", 5.25, 0.5, 0.1, 1.0, 4.0), ("start", 3.0, 0.2, 0.3, 0.9, 20.0)),
        *(("rewarded_endless", 5.5, 0.6, 0.1, 1.0, 2.0), ("taught", 3.1, 0.2, 0.3, 0.9, 9.0)),
        ("taught_long", 3.2, 0.3, 0.2, 0.9, 9.0),
    ],
    columns=["way", "cider", "exact", "mentions", "whole", "frames"],
)


@shows("caption_learning", filter_table, FILTERS)
def test_two_seeds_become_one_row(shown, words) -> None:
    assert list(shown.index) == [
        f"{words(f'source_{source}')}, {words(f'filter_{name}')}"
        for source in ("web", "written")
        for name in ("match", "contrast")
    ]
    assert list(shown[words("share_auc")]) == ["85 %", "70 %"] * 2
    assert list(shown[words("share_lost")]) == ["5 %"] * 4


@shows("caption_learning", writer_table, WRITERS)
def test_captioners_in_the_order_of_the_chapter(shown, words) -> None:
    order = ("web", "filtered", "bootstrapped", "true")
    assert list(shown.index) == [words(f"data_{name}") for name in order]
    assert list(shown[words("share_exact")]) == ["30 %", "50 %", "10 %", "60 %"]
    assert list(shown[words("captions_kept")]) == ["8,000", "5,000", "9,000", "4,800"]


@shows("caption_learning", reward_table, WAYS)
def test_ways_from_the_start(shown, words) -> None:
    order = ("start", "taught", "taught_long", "rewarded", "rewarded_endless")
    assert list(shown.index) == [words(f"way_{way}") for way in order]
    assert list(shown[words("cider_d")]) == ["3.00", "3.10", "3.20", "5.25", "5.50"]
    assert list(shown[words("frames")]) == ["20", "9", "9", "4", "2"]
    assert list(shown[words("share_whole")]) == ["90 %", "90 %", "90 %", "100 %", "100 %"]


FOUND = pd.DataFrame(
    [
        (system, language, seed, found)
        for system, seed, found in (
            *(("captioner", 0, 4), ("conse", 0, 6), ("nearest", 0, 0), ("constant", 0, 1)),
            ("captioner", 1, 3),
        )
        for language in ("en", "es", "zh")
    ],
    columns=["system", "language", "seed", "found"],
)


@shows("caption_learning", real_table, FOUND)
def test_photographs_found(shown, words) -> None:
    order = ("captioner", "conse", "nearest", "constant")
    assert list(shown.index) == [words(f"real_{name}") for name in order]
    assert list(shown[words("in_es")]) == ["3.5", "6.0", "0.0", "1.0"]
