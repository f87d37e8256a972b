"""A row for each choice of senses, one for each way of training an eye."""

from multimodal.studies import multimodality_senses
from multimodal.studies.answers import split_answers
from multimodal.studies.table import read_study


def test_a_row_for_each_variant(rows_on_the_device):
    for cached in (multimodality_senses.scenes, multimodality_senses.garments):
        cached.cache_clear()
    rows, answers = split_answers(rows_on_the_device(multimodality_senses.rows_of(0)))
    shipped = read_study("multimodality_senses").table
    first = shipped[shipped["seed"] == 0]
    assert [list(row) for row in rows] == [list(shipped)] * len(rows)
    named = [(row["experiment"], row["variant"]) for row in rows]
    assert named == list(zip(first["experiment"], first["variant"], strict=True))
    kept = answers["asked"] | answers["read"]
    for place, row in enumerate(rows):
        assert abs(kept[place].mean() - row["accuracy"]) < 1e-6
