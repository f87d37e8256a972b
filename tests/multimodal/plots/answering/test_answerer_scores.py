"""Every training of every answerer is a dot; the tables say the same by kind of question."""

import pandas as pd
from reading import dots, shows, ticks

from multimodal.plots.answering.answerer_scores import (
    answerer_scores,
    answerer_table,
    cost_table,
)
from multimodal.plots.style import BLUE, GREY

SYSTEMS = [
    *("chance", "prior", "prior_kind", "prior_question", "neighbour", "blind", "deaf", "sum"),
    *("concatenation", "product", "parallel", "alternating", "one_hop", "two_hops", "dual"),
    *("two_hops_published", "relation_network", "film", "neural_modules"),
]
KINDS = ("exists", "count", "colour", "shape", "compare", "relation")
PARTS = (*KINDS, "combinations")
TABLE = pd.DataFrame(
    [
        ("chance", 0, 0.05, *[0.05] * 7, 0, 0, 0.0),
        ("film", 0, 0.8, *[0.9] * 6, 0.6, 1500, 81234, 60.0),
        ("film", 1, 0.9, *[1.0] * 6, 0.7, 1500, 81234, 64.0),
        *[(name, 0, 0.5, *[0.5] * 7, 5, 5, 5.0) for name in SYSTEMS[1:-2] + SYSTEMS[-1:]],
    ],
    columns=["system", "seed", "accuracy", *PARTS, "steps", "parameters", "seconds"],
)


@shows("answering", answerer_scores, TABLE, ["chance", "film"], ["chance"])
def test_a_line_a_system(shown, words) -> None:
    (axes,) = shown.axes
    assert ticks(axes.yaxis) == [words("system_chance"), words("system_film")]
    assert dots(axes) == {GREY: [(5, 0)], BLUE: [(80, 1), (90, 1)]}
    strokes = [round(line.get_xdata()[0], 6) for line in axes.lines]
    assert strokes == [5, 85]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]
    assert axes.get_xlabel() == words("accuracy")


@shows("answering", answerer_table, TABLE, SYSTEMS, PARTS)
def test_percent_by_kind(shown, words) -> None:
    heads = [words("head_system"), words("head_all"), *(words(f"head_{name}") for name in PARTS)]
    assert list(shown) == heads
    by_name = shown.set_index(words("head_system"))
    assert list(by_name.index) == [words(f"system_{name}") for name in SYSTEMS]
    assert len(set(by_name.index)) == len(SYSTEMS)
    film = by_name.loc[words("system_film")].tolist()
    assert film == ["85.0 (80.0–90.0)", *["95"] * 6, "65"]
    assert by_name.loc[words("system_chance")].tolist() == ["5.0", *["5"] * 7]


@shows("answering", cost_table, TABLE, ["film"])
def test_what_a_training_costs(shown, words) -> None:
    assert list(shown) == [words(f"head_{name}") for name in ("system", "steps", "size", "time")]
    narrow = "\N{NARROW NO-BREAK SPACE}"
    assert shown.to_numpy().tolist() == [
        [words("system_film"), f"1{narrow}500", f"81{narrow}234", "62"]
    ]
