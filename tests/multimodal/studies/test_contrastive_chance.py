"""One row for each seed of SwAV without equal shares."""

from multimodal.studies.contrastive_chance import rows_of
from multimodal.studies.table import read_study


def test_a_row_for_each_seed(rows_on_the_device):
    (row,) = rows_on_the_device(rows_of(0))
    shipped = read_study("contrastive_chance").table
    assert list(row) == list(shipped)
    assert len(shipped) == 10
