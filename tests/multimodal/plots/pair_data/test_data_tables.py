"""Tables of sets and of one card: what is counted, and what people wrote."""

import pytest
from reading import shows

from multimodal.data.pair_sets import PairSet, load_pair_sets
from multimodal.language import Words
from multimodal.plots.pair_data.data_tables import data_card_table, pair_sets_table

SETS = load_pair_sets()
MEASURED = {
    "pictures": 13,
    "side": 224,
    "texts": 39,
    "languages": "en, es, zh",
    "longest": 99,
    "twins": 1,
    "repeated": 2,
}


@shows("pair_data", pair_sets_table, SETS)
def test_a_row_for_each_set(shown, words) -> None:
    assert list(shown.index) == [one.name[words.language] for one in SETS]
    heads = ["pictures", "languages", "origin", "terms", "caution"]
    assert list(shown.columns) == [words(head) for head in heads]
    assert shown.index.name == words("set")
    assert list(shown[words("caution")]) == [one.caution[words.language] for one in SETS]
    sizes = dict(zip((one.key for one in SETS), shown[words("pictures")], strict=True))
    assert sizes["scenes"] == words("without_end")
    assert sizes["photographs"] == "13"
    assert sizes["laion5b"].startswith("5")


@pytest.mark.parametrize(
    ("language", "sizes"),
    [
        ("en", ["1,914", "3.3 million", "5.85 billion"]),
        ("es", ["1\u202f914", "3.3 millones", "5850 millones"]),
        ("zh", ["1,914", "330 万", "58.5 亿"]),
    ],
)
def test_large_numbers_are_written_as_a_language_does(language: str, sizes: list[str]) -> None:
    chosen = {one.key: one for one in SETS}
    rows: list[PairSet] = [chosen[key] for key in ("openmoji", "conceptual", "laion5b")]
    made = pair_sets_table(rows, words=Words(language, "pair_data"))
    assert list(made.iloc[:, 0]) == sizes


@shows("pair_data", data_card_table, MEASURED)
def test_the_first_row_is_counted_and_the_others_are_answered(shown, words) -> None:
    assert shown.iloc[0, 0] == words("card_measured", **MEASURED)
    assert all(part in shown.iloc[0, 0] for part in ("13", "224", "39", "en, es, zh"))
    assert shown.index[0] == words("card_count")
    questions = ("purpose", "composition", "collection", "people", "known_gaps", "uses", "upkeep")
    assert list(shown.index[1:]) == [words(f"card_{one}") for one in questions]
    assert list(shown.iloc[1:, 0]) == [words(f"card_{one}_answer") for one in questions]
    assert list(shown.columns) == [words("card_answer")]
