"""One row per seed, and a file of weights."""

from multimodal.recipes.mae import longer
from multimodal.studies.mae_weights import rows_of


def test_a_row_and_a_file(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(longer, "ASSETS", tmp_path)
    (row,) = rows_on_the_device(rows_of(0))
    assert row.keys() == {"seed", "steps", "error", "seconds"}
    assert 0 < row["error"] < 2
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["seed0.safetensors"]
