"""A row for every way of joining, with an answer for every unseen emoji."""

from multimodal.recipes.fusion_representations.pair_matching import MATCHERS
from multimodal.studies import fusion_matching
from multimodal.studies.answers import split_answers


def test_a_row_for_each(rows_on_the_device):
    rows, kept = split_answers(rows_on_the_device(fusion_matching.rows_of(0)))
    assert [row["system"] for row in rows] == list(MATCHERS)
    unseen = len(fusion_matching.subgroup_task().test.labels)
    for place, row in enumerate(rows):
        right = kept["right"][place]
        assert right.shape == (unseen,)
        assert abs(right.mean() - row["accuracy"]) < 1e-6
        assert row["parameters"] > 0
