"""A row for each representation, with answers under five conditions."""

import pytest

from multimodal.recipes.fusion_representations.binary_codes import BITS, CODES
from multimodal.recipes.fusion_representations.coordinated_spaces import SPACES
from multimodal.recipes.fusion_representations.emoji_vectors import plain_vectors
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS
from multimodal.recipes.fusion_representations.subgroup_task import task_of
from multimodal.studies import fusion_representations
from multimodal.studies.answers import split_answers

CONDITIONS = ("both", "no_picture", "no_name", "wrong_picture", "wrong_name")


@pytest.fixture
def towers_only(monkeypatch):
    monkeypatch.setattr(
        fusion_representations,
        "VECTORS",
        {"towers": fusion_representations.VECTORS["towers"]},
    )
    fusion_representations.task.cache_clear()
    yield
    fusion_representations.task.cache_clear()


def test_a_row_for_each(rows_on_the_device, towers_only):
    rows, kept = split_answers(rows_on_the_device(fusion_representations.rows_of(0)))
    names = [(row["system"], row["bits"]) for row in rows]
    assert len(set(names)) == len(names)
    again = {f"{name}_dropout" for name in fusion_representations.HIDDEN_IN_TRAINING}
    wanted = {"chance", "common", "picture", "name", "late", "mfm", *FUSERS, *again, *SPACES}
    assert {name for name, bits in names if not bits} == wanted
    assert {one for one in names if one[1]} == {(name, bits) for name in CODES for bits in BITS}
    for place, row in enumerate(rows):
        for condition in CONDITIONS:
            answers = kept[f"right_{condition}"][place]
            assert answers.shape == (40,)
            assert abs(answers.mean() - row[condition]) < 1e-6
        found = row["system"] in {*SPACES, *CODES, "mfm"}
        assert (place in kept.get("found", {})) == found
        if found:
            assert 0 <= row["recall_1"] <= row["recall_10"] <= 1
            assert row["recall_1"] <= row["same_kind"] + 1e-9
        fused = row["system"].removesuffix("_dropout") in FUSERS
        assert (row.get("no_picture_guess") is not None) == fused
        assert (row.get("kept_bits") is not None) == (fused or row["system"] in {*SPACES, *CODES})
        assert (row["parameters"] > 0) == (row["system"] not in ("chance", "common"))


def test_one_modality_alone_does_not_notice_the_other(towers_only):
    rows = {
        row["system"]: row
        for row, _ in fusion_representations.rows_of(1)
        if row["system"] in ("picture", "name")
    }
    for name, other in (("picture", "name"), ("name", "picture")):
        assert rows[name]["both"] == rows[name][f"no_{other}"] == rows[name][f"wrong_{other}"]


def test_pixels_and_words_make_the_same_task():
    task = task_of(plain_vectors())
    towers = fusion_representations.VECTORS["towers"]()
    assert task.subgroups == towers.subgroups
    assert task.test.ids == towers.test.ids
    assert task.test.names.shape == towers.test.names.shape
