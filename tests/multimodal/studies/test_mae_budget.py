"""One row for each budget and variant, and one without pretraining."""

from multimodal.studies.mae_budget import rows_of, variants


def test_a_row_for_each_budget_and_variant(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    names = ["budget", "budget", *variants(), "scratch_longer"]
    assert [row["variant"] for row in rows] == names
    assert [row["steps"] for row in rows] == [0, 2, 2, 2, 2, 0]
    assert all(0 <= row["probe"] <= 1 for row in rows[:-1])
    assert all({"error", "tuned_500", "tuned_2000"} <= set(row) for row in rows[:2])
