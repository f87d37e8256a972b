"""Classes in three languages, texts and sentences in nine pairs; the first seed ships writers."""

from itertools import product

from multimodal.language import DATA_LANGUAGES
from multimodal.shipped import shipped_writers
from multimodal.studies import answering_text
from multimodal.studies.answers import split_answers


def test_rows(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_writers, "ASSETS", tmp_path)
    rows, kept = split_answers(rows_on_the_device(answering_text.rows_of(0)))
    found = [(row["answers"], row["asked"], row["told"]) for row in rows]
    pairs = list(product(DATA_LANGUAGES, DATA_LANGUAGES))
    assert found == [
        *(("classes", asked, "none") for asked in DATA_LANGUAGES),
        *(("word", *pair) for pair in pairs),
        *(("sentence", *pair) for pair in pairs),
    ]
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
        assert 0 <= row["outside"] <= 1 - row["accuracy"] + 1e-6
    files = {"writer_eye", "writer_word", "writer_sentence"}
    assert {path.stem for path in tmp_path.rglob("*.*")} == files
