"""Held out by caption and by image: one row each, and what the shipped table teaches."""

from multimodal.recipes.contrastive.caption_split import compare_splits
from multimodal.studies.contrastive_split import rows_of
from multimodal.studies.table import read_study


def test_rows_are_what_the_page_repeats(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    results = [result._asdict() for result in compare_splits(0)]
    assert rows == [
        {"seed": 0, **result, "seconds": row["seconds"]}
        for result, row in zip(results, rows, strict=True)
    ]


def test_the_shipped_study_shows_the_lesson():
    table = read_study("contrastive_split").table.pivot(index="seed", columns="split")
    assert len(table) >= 3
    recall, new = table["held_out_recall"], table["new_recall"]
    assert (recall["caption"] - new["caption"] > 0.1).all()
    assert ((recall["image"] - new["image"]).abs() < 0.1).all()
    assert ((new["caption"] - new["image"]).abs() < 0.1).all()
