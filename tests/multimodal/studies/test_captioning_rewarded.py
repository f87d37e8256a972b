"""A row for the start and for each way from there; sentences without their colours and shapes."""

from multimodal.studies.answers import split_answers
from multimodal.studies.captioning_rewarded import frame, rows_of

WAYS = ["start", "taught", "taught_long", "rewarded", "rewarded_endless"]


def test_a_row_for_each_way(rows_on_the_device):
    rows, answers = split_answers(rows_on_the_device(rows_of(0)))
    assert [row["way"] for row in rows] == WAYS
    assert all(0 <= row["exact"] <= 1 and 0 <= row["cider"] <= 10 for row in rows)
    assert all(rows[0][f"variance_{name}"] > 0 for name in ("greedy", "mean", "none"))
    assert len(answers["cider_each"]) == len(WAYS)


def test_the_frame_of_a_sentence():
    assert frame("a red star above a blue circle") == "a _ _ above a _ _"
    assert frame("on the left a red star, on the right a red cross").count("_") == 4
