"""A row for every unfinished system, with the steps that it took; weights of seed 0 only."""

from multimodal.recipes.captioning.systems import SYSTEMS
from multimodal.shipped import shipped_captioners
from multimodal.studies import captioning_longer, captioning_systems


def test_a_row_for_each(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_captioners, "ASSETS", tmp_path)
    captioning_systems.task.cache_clear()
    rows = rows_on_the_device(captioning_longer.rows_of(0))
    assert [row["system"] for row in rows] == list(captioning_longer.UNFINISHED)
    assert {row["steps"] for row in rows} == {captioning_longer.longer_steps()}
    files = {path.stem for path in tmp_path.rglob("*.safetensors")}
    assert files == {f"{name}_longer" for name in captioning_longer.UNFINISHED}
    assert set(captioning_longer.UNFINISHED) <= set(SYSTEMS)
