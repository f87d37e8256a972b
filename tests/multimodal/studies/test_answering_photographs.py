"""Each answerer in its languages and both wordings, the deals, and what needs no picture."""

from collections import Counter

import pytest

from multimodal.data.photo_questions import photo_questions
from multimodal.pretrained.weight_files import towers_at_hand

towers = pytest.mark.skipif(not towers_at_hand(), reason="the extra `towers` is not installed")


@towers
def test_rows(rows_on_the_device):
    from multimodal.studies import answering_photographs as photographs

    rows = rows_on_the_device(photographs.rows_of(0))
    assert Counter(row["system"] for row in rows) == {
        "frequent": 1,
        "learned": 6,
        "nearest": 6,
        "minilm": 2,
        "dealt": 3 * photographs.DEALS,
    }
    count = len(photo_questions())
    assert all(len(row["said"].split(" | ")) == row["asked"] == count for row in rows)
    for row in rows:
        kinds = row["what"] + row["kind"] + row["exists"] + row["where"]
        assert kinds == row["right"] == int(row["right_each"].sum())
    dealt = [row["right"] for row in rows if row["system"] == "dealt"]
    learned = [row["right"] for row in rows if row["system"] == "learned" and not row["wording"]]
    assert min(learned) > max(dealt)
