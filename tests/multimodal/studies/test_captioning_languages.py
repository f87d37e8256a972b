"""A row for each language of each captioner."""

from multimodal.shipped import shipped_captioners
from multimodal.studies import captioning_languages
from multimodal.studies.answers import split_answers

ALL = ["en", "es", "zh"]


def test_a_row_for_each_language(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_captioners, "ASSETS", tmp_path)
    captioning_languages.task.cache_clear()
    rows, kept = split_answers(rows_on_the_device(captioning_languages.rows_of(0)))
    found = {}
    for row in rows:
        found.setdefault((row["system"], row["variant"]), []).append(row["language"])
    systems = captioning_languages.SYSTEMS
    both = {(system, variant): ALL for system in systems for variant in ("own", "shared")}
    assert found == both | {
        ("transformer", "shared_short"): ALL,
        ("transformer", "own_few"): ["zh"],
        ("transformer", "shared_few"): ALL,
    }
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["exact"]) < 1e-6
    files = {path.stem for path in tmp_path.rglob("*.safetensors")}
    assert files == {f"{system}_languages" for system in systems}
