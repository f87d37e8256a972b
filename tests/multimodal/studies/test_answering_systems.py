"""A row for every system and every baseline, weights of seed 0 for those that pages load."""

from multimodal.data.questions.programs import KINDS
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.shipped import shipped_answerers
from multimodal.studies import answering_systems
from multimodal.studies.answers import split_answers

BASELINES = ["chance", "prior", "prior_kind", "prior_question", "neighbour"]


def test_a_row_for_each(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_answerers, "ASSETS", tmp_path)
    rows, kept = split_answers(rows_on_the_device(answering_systems.rows_of(0)))
    assert [row["system"] for row in rows] == [*SYSTEMS, *BASELINES]
    kinds = answering_systems.task().test.kinds
    for place, row in enumerate(rows):
        if row["system"] == "chance":
            assert {row[name] for name in ("accuracy", *KINDS, "combinations")} == {0.05}
            continue
        assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
        assert abs(kept["combinations_right"][place].mean() - row["combinations"]) < 1e-6
        parts = sum(row[kind] * kinds.count(kind) for kind in KINDS)
        assert abs(parts / len(kinds) - row["accuracy"]) < 1e-6
        assert (row["parameters"] > 0) == (row["system"] in SYSTEMS)
    files = {path.stem for path in tmp_path.rglob("*.safetensors")}
    assert files == set(answering_systems.SHIPPED) < set(SYSTEMS)


def test_other_seeds_are_not_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_answerers, "ASSETS", tmp_path)
    monkeypatch.setattr(
        answering_systems, "SYSTEMS", {name: SYSTEMS[name] for name in ("blind", "product")}
    )
    rows = [row for row, _ in answering_systems.rows_of(1)]
    assert [row["system"] for row in rows] == ["blind", "product"]
    assert not list(tmp_path.rglob("*"))
