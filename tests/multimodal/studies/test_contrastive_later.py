"""A row for each later method on the shared encoder, with the columns of the four."""

from multimodal.recipes.contrastive.later_methods import later_variants
from multimodal.studies.answers import split_answers
from multimodal.studies.contrastive_later import ON_ANOTHER_ENCODER, rows_of
from multimodal.studies.table import read_study


def test_rows_can_be_compared_with_those_of_the_four(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    named = [(row["method"], row["without"]) for row in rows]
    assert named == [kind for kind in later_variants() if kind[0] not in ON_ANOTHER_ENCODER]
    columns = [list(row) for row in split_answers(rows)[0]]
    for shipped in ("contrastive_later", "contrastive_methods"):
        assert columns == [list(read_study(shipped).table)] * len(rows)
