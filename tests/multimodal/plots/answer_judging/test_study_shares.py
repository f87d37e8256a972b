"""Means over the seeds, in the order of the study, in percent; a dash where nothing is known."""

import pandas as pd
from reading import shows

from multimodal.data.questions.programs import KINDS
from multimodal.language import DATA_LANGUAGES, Words
from multimodal.plots.answer_judging.study_shares import study_shares

ROWS = pd.DataFrame(
    [
        ("shuffled", 0, 0.5, 1.25),
        ("own", 0, 0.9, float("nan")),
        ("own", 1, 0.8, float("nan")),
        ("shuffled", 1, 0.7, 1.75),
    ],
    columns=["maps", "seed", "accuracy", "temperature"],
)
SYSTEMS = ("judged", "blind_twin", "classes", "word", "sentence")
WHO = [f"{system}_{code}" for system in SYSTEMS for code in DATA_LANGUAGES]
FIT = "paraphrases contradicting both_right implied implied_alone pairs outside"
SURE = "sureness gap temperature gap_after coverage"
POINT = "hop_1 hop_2 other_2 best_place chance_place named_1 meant_1 named_2 meant_2"
EXPERTS = ("product_of_experts", "softened_product")
MEMORIES = ("memory_fixed", "memory", "memory_gaps")
FOUND = ("found_words", "found_meaning", "read_words", "read_meaning")
TABLES = {
    "who": (
        [*WHO, "prior", "prior_kind", "prior_question"],
        ["accuracy", *KINDS, *FIT.split(), *SURE.split()],
    ),
    "training": (
        ["even", "skewed", "reweighted", *EXPERTS, "blind", "prior"],
        ["same", "changed_priors", "fitting"],
    ),
    "language": (
        list(DATA_LANGUAGES),
        [*POINT.split(), *(f"names_{code}" for code in DATA_LANGUAGES)],
    ),
    "maps": (["own", "shuffled", "even", "of_another", "loudest"], ["accuracy", "changed"]),
    "knows": (
        ["prior", "prior_question", "blind", "weights", *MEMORIES, *FOUND],
        ["known", "held_out", "silent", "right_anyway", "followed", "still_right"],
    ),
    "start": (["all", "without_words", "without_alignment"], ["match", "words", "points"]),
    "row": (
        [f"{start}_{n}" for n in (500, 2000) for start in ("none", "all")]
        + ["without_words_2000", "without_alignment_2000", "none_longer_24000", "all_24000"],
        ["accuracy", *KINDS],
    ),
}
"""what the tables of the page compare, and by which columns"""


def made_up(by: str) -> pd.DataFrame:
    """A table of two seeds; the shares rise from row to row."""
    values, columns = TABLES[by]
    rows = [
        {by: value, "seed": seed} | dict.fromkeys(columns, (row + seed) / 100)
        for seed in (0, 1)
        for row, value in enumerate(values)
    ]
    return pd.DataFrame(rows)


def table(by: str) -> tuple:
    """The example of the table that compares ``by``."""
    return "answer_judging", study_shares, made_up(by), by, TABLES[by][1]


def read(shown: pd.DataFrame, words: Words, by: str) -> None:
    values, columns = TABLES[by]
    assert shown.index.name == words(by)
    assert list(shown.index) == [words(f"{by}_{value}") for value in values]
    assert list(shown.columns) == [words(f"share_{name}") for name in columns]
    means = [f"{row + 0.5:.1f}" for row in range(len(values))]
    shares = [words(f"share_{name}") for name in columns if name != "temperature"]
    assert all(list(shown[name]) == means for name in shares)


@shows("answer_judging", study_shares, ROWS, "maps", ["accuracy", "temperature"])
def test_seeds_become_one_row(shown, words) -> None:
    assert list(shown.index) == [words("maps_shuffled"), words("maps_own")]
    assert shown.index.name == words("maps")
    assert list(shown[words("share_accuracy")]) == ["60.0", "85.0"]
    assert list(shown[words("share_temperature")]) == ["1.50", "–"]


@shows(*table("who"))
def test_systems_in_their_languages(shown, words) -> None:
    read(shown, words, "who")


@shows(*table("training"))
def test_ways_of_training(shown, words) -> None:
    read(shown, words, "training")


@shows(*table("language"))
def test_where_maps_point(shown, words) -> None:
    read(shown, words, "language")


@shows(*table("maps"))
def test_changed_maps(shown, words) -> None:
    read(shown, words, "maps")


@shows(*table("knows"))
def test_who_knows_and_who_looks_up(shown, words) -> None:
    read(shown, words, "knows")


@shows(*table("start"))
def test_objectives(shown, words) -> None:
    read(shown, words, "start")


@shows(*table("row"))
def test_questions_to_learn_from(shown, words) -> None:
    read(shown, words, "row")
