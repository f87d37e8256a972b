"""A row for every fuser, for both ways to tell places, and for the baselines."""

from multimodal.data.questions.programs import KINDS
from multimodal.recipes.fusion_representations.crowd_fusers import CROWD_SYSTEMS
from multimodal.studies import fusion_crowds
from multimodal.studies.answers import split_answers


def test_a_row_for_each(rows_on_the_device):
    rows, kept = split_answers(rows_on_the_device(fusion_crowds.rows_of(0)))
    assert [row["system"] for row in rows] == [*CROWD_SYSTEMS, "prior_kind"]
    kinds = fusion_crowds.answering_task().test.kinds
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
        parts = sum(row[kind] * kinds.count(kind) for kind in KINDS)
        assert abs(parts / len(kinds) - row["accuracy"]) < 1e-6
        assert (row["parameters"] > 0) == (row["system"] in CROWD_SYSTEMS)
