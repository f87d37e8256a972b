"""A row for each later method on the shared encoder, with the columns of the four."""

import math

from multimodal.recipes.contrastive.later_methods import later_variants
from multimodal.studies.answers import split_answers
from multimodal.studies.contrastive_later import ON_ANOTHER_ENCODER, rows_of
from multimodal.studies.table import read_study


def test_rows_can_be_compared_with_those_of_the_four(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    named = [(row["method"], row["without"]) for row in rows]
    assert named == [kind for kind in later_variants() if kind[0] not in ON_ANOTHER_ENCODER]
    columns = [list(row) for row in split_answers(rows)[0]]
    assert columns == [list(read_study("contrastive_later").table)] * len(rows)
    assert set(read_study("contrastive_methods").table) < set(columns[0])
    taught = [row["method"] for row in rows if not math.isnan(row["answer_entropy"])]
    assert taught == ["dino"] * 4
