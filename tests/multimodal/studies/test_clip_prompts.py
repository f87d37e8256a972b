"""Trained on names and on names in templates, asked in both ways."""

from multimodal.studies import clip_prompts
from multimodal.studies.answers import split_answers


def test_a_row_for_each_training_and_language(rows_on_the_device):
    rows = rows_on_the_device(clip_prompts.rows_of(0))
    told = [(row["captions"], row["language"]) for row in rows]
    assert told == [(kind, code) for kind in ("names", "prompts") for code in ("en", "es", "zh")]
    for row in split_answers(rows)[0]:
        scores = [row[name] for name in ("recall_at_10", "bare", "wrapped", "ensemble")]
        assert all(0 <= score <= 1 for score in scores)
    assert {len(row["hits"]) for row in rows} == {383}
