"""A row for every strategy, baseline and bound of every task."""

from multimodal.recipes.fusion_strategies.controlled_trial import TASKS
from multimodal.studies import fusion_strategies
from multimodal.studies.answers import split_answers


def test_a_row_for_each(rows_on_the_device):
    rows, kept = split_answers(rows_on_the_device(fusion_strategies.rows_of(0)))
    for task, known in TASKS.items():
        of = {row["strategy"]: row for row in rows if row["task"] == task}
        assert {*fusion_strategies.ASKED, "chance", "best_both"} <= set(of)
        assert of["best_both"]["accuracy"] == known.bayes().both
        assert of["chance"]["accuracy"] == 1 / known.classes
        assert ("best_sum" in of) == (task == "product")
        assert ("best_unmarked" in of) == task.startswith("noise")
    assert len({(row["task"], row["strategy"]) for row in rows}) == len(rows)
    for place, row in enumerate(rows):
        assert list(row) == list(rows[0]), "one table"
        assert (row["parameters"] > 0) == (row["strategy"] in fusion_strategies.ASKED)
        if row["parameters"]:
            assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
            assert abs(row["parameters"] - 4000) <= 200
