"""Rows of every start and every number of questions; the first seed ships two models."""

from multimodal.data.questions.programs import KINDS
from multimodal.shipped import shipped_vilt
from multimodal.studies import answering_vilt
from multimodal.studies.answers import split_answers

GONE = ["without words", "without alignment"]


def test_rows(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_vilt, "ASSETS", tmp_path)
    rows, kept = split_answers(rows_on_the_device(answering_vilt.rows_of(0)))
    captions = [row for row in rows if row["what"] == "captions"]
    assert [row["start"] for row in captions] == ["all", *GONE]
    assert all({"match", "words", "points"} <= set(row) for row in captions)
    tuned = [(row["start"], row["questions"]) for row in rows if row["what"] == "questions"]
    few, some, many = answering_vilt.question_steps()
    assert sorted(tuned) == sorted(
        [(name, some) for name in GONE]
        + [(name, count) for name in ("none", "all") for count in (few, some)]
        + [("all", many)]
        + [("none, longer", many)]
    )
    kinds = answering_vilt.data()[1].kinds
    for place, row in enumerate(rows):
        if row["what"] == "questions":
            assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
            parts = sum(row[kind] * kinds.count(kind) for kind in KINDS)
            assert abs(parts / len(kinds) - row["accuracy"]) < 1e-6
    longer = next(row for row in rows if row["start"] == "none, longer")
    assert longer["steps"] == 4
    names = {"vilt_captions.safetensors", "vilt_questions.safetensors"}
    assert {path.name for path in tmp_path.rglob("*.*")} == names
