"""Three trials in one table."""

from multimodal.recipes.fusion_strategies.certainty_trial import WITNESSES
from multimodal.recipes.fusion_strategies.imbalance_remedies import REMEDIES
from multimodal.recipes.fusion_strategies.missing_trial import ASKED, PRESENT, TASKS_ASKED
from multimodal.studies import fusion_imbalance
from multimodal.studies.answers import split_answers


def test_a_row_for_each(rows_on_the_device):
    rows, kept = split_answers(rows_on_the_device(fusion_imbalance.rows_of(0)))
    assert all(list(row) == list(rows[0]) for row in rows), "one table"
    keys = [tuple(row[name] for name in fusion_imbalance.COLUMNS) for row in rows]
    assert len(set(keys)) == len(keys)
    of = {trial: [row for row in rows if row["trial"] == trial] for trial in keys_of(rows)}
    remedies = {row["variant"] for row in of["imbalance"]}
    assert remedies == {*REMEDIES, "alone_first", "alone_second", "best"}
    assert len(of["missing"]) == len(TASKS_ASKED) * (len(ASKED) * 2 + 1) * len(PRESENT)
    assert {row["task"] for row in of["certainty"]} == set(WITNESSES)
    for place, row in enumerate(rows):
        if place in kept["right"]:
            assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
    ends = [row for row in of["imbalance"] if row["step"] == 2]
    assert len(ends) == 2 * (len(REMEDIES) + 2)


def keys_of(rows):
    return {row["trial"] for row in rows}
