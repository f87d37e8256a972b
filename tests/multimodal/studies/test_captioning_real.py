"""The captioner in three languages, its rivals once, and the files of the first seed."""

import pytest

from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.weight_files import towers_at_hand
from multimodal.shipped import shipped_real

towers = pytest.mark.skipif(not towers_at_hand(), reason="the extra `towers` is not installed")


@towers
def test_rows_and_files(rows_on_the_device, tmp_path, monkeypatch):
    from multimodal.studies import captioning_real

    monkeypatch.setattr(shipped_real, "ASSETS", tmp_path)
    captioning_real.known.cache_clear()
    rows = rows_on_the_device(captioning_real.rows_of(0))
    captioning_real.known.cache_clear()
    assert [row["language"] for row in rows] == [code for code in DATA_LANGUAGES for _ in range(4)]
    assert all(len(row["said"].split(" | ")) == 13 for row in rows)
    constant = [row["found"] for row in rows if row["system"] == "constant"]
    assert constant == [1, 1, 1]
    assert {path.name for path in tmp_path.rglob("*.*")} == {"real.safetensors", "real_words.json"}
