"""Two trials in one table."""

from multimodal.data.controlled.asked_senses import ASKED
from multimodal.recipes.fusion_strategies.asked_trial import UNWEIGHED, WEIGH
from multimodal.recipes.fusion_strategies.three_senses import THERE
from multimodal.studies import fusion_senses
from multimodal.studies.answers import split_answers


def test_a_row_for_each(rows_on_the_device):
    rows, kept = split_answers(rows_on_the_device(fusion_senses.rows_of(0)))
    assert all(list(row) == list(rows[0]) for row in rows), "one table"
    asked = [row for row in rows if row["trial"] == "asked"]
    assert len(asked) == (len(WEIGH) + len(UNWEIGHED) + 1) * (1 + len(ASKED))
    for row in asked:
        looked_at = row["variant"] in WEIGH and row["asked"] != "all"
        assert (row["weight_first"] == row["weight_first"]) == looked_at, "NaN elsewhere"
    three = [row for row in rows if row["trial"] == "three" and row["variant"] != "chance"]
    assert len(three) == (2 + 2 * 2) * len(THERE)
    for place, row in enumerate(rows):
        for name in ("asked_right", "three_right"):
            if place in kept[name]:
                assert abs(kept[name][place].mean() - row["accuracy"]) < 1e-6
