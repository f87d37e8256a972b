"""A row for every system and every baseline, weights of seed 0 only."""

from multimodal.recipes.captioning.systems import SYSTEMS
from multimodal.shipped import shipped_captioners
from multimodal.studies import captioning_systems
from multimodal.studies.answers import split_answers

BASELINES = ["most_frequent", "neighbour_pixels", "neighbour_features", "oracle"]


def test_a_row_for_each(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_captioners, "ASSETS", tmp_path)
    captioning_systems.task.cache_clear()
    rows, kept = split_answers(rows_on_the_device(captioning_systems.rows_of(0)))
    assert [row["system"] for row in rows] == [*SYSTEMS, *BASELINES]
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["exact"]) < 1e-6
        assert ((kept["things_invented"][place] > 0).mean() - row["inventing"]) < 1e-6
    named = {row["system"]: row for row in rows}
    assert named["oracle"]["exact"] == 1
    assert named["oracle"]["invented"] == named["neighbour_pixels"]["exact"] == 0
    assert 0 < named["neighbour_pixels"]["invented"] < 1
    assert named["blind"]["parameters"] > 0
    files = {path.stem for path in tmp_path.rglob("*.safetensors")}
    assert files == set(SYSTEMS)
