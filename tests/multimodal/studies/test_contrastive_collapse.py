"""A row for each cell of the experiment on batch statistics."""

from multimodal.recipes.contrastive.batch_statistics import kinds
from multimodal.studies.contrastive_collapse import rows_of
from multimodal.studies.table import read_study


def test_a_row_for_each_combination(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    assert [(row["method"], row["without"], row["norm"]) for row in rows] == list(
        map(tuple, kinds())
    )
    assert [list(row) for row in rows] == [list(read_study("contrastive_collapse").table)] * 8
    assert all(0 <= row["knn"] <= 1 and 0 <= row["head_spread"] <= 1.1 for row in rows)
