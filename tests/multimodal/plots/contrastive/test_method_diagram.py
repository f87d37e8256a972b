"""Four ways to learn from two views."""

from itertools import combinations

import numpy as np
import pytest
from reading import arrows, boxes, hue, lines, points, shows, texts, touched, written

from multimodal.plots.contrastive.method_diagram import four_methods
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, PALE

GOALS = {
    "SimCLR": "NT-Xent",
    "MoCo": "InfoNCE",
    "SwAV": "swapped_prediction",
    "BYOL": "cosine_distance",
}
GUARDS = {"SimCLR": "all_other_views", "MoCo": "queue", "SwAV": "sinkhorn", "BYOL": "predictor"}
COPIES = {
    "SimCLR": "encoder",
    "MoCo": "momentum_encoder",
    "SwAV": "encoder",
    "BYOL": "momentum_encoder",
}
FLOWS = {
    "SimCLR": [
        ("encoder", "NT-Xent", GREY),
        ("encoder", "NT-Xent", GREY),
        ("all_other_views", "NT-Xent", GREY),
    ],
    "MoCo": [
        ("encoder", "momentum_encoder", AMBER),
        ("encoder", "InfoNCE", GREY),
        ("momentum_encoder", "InfoNCE", ORANGE),
        ("momentum_encoder", "queue", GREY),
        ("queue", "InfoNCE", ORANGE),
    ],
    "SwAV": [
        ("encoder", "prototypes", GREY),
        ("encoder", "prototypes", GREY),
        ("prototypes", "swapped_prediction", GREY),
        ("prototypes", "sinkhorn", GREY),
        ("sinkhorn", "swapped_prediction", ORANGE),
    ],
    "BYOL": [
        ("encoder", "momentum_encoder", AMBER),
        ("encoder", "predictor", GREY),
        ("predictor", "cosine_distance", GREY),
        ("momentum_encoder", "cosine_distance", ORANGE),
    ],
}


@shows("contrastive", four_methods)
def test_boxes_are_joined_as_the_method_says(shown, words) -> None:
    def name(key: str) -> str:
        return key if key in ("NT-Xent", "InfoNCE") else words(key)

    for axes, method in zip(shown.axes, FLOWS, strict=True):
        assert axes.get_title("left") == method
        joined = [
            (touched(axes, start), touched(axes, end), colour)
            for start, end, colour in arrows(axes)
            if touched(axes, start)
        ]
        flows = [(name(a), name(b), colour) for a, b, colour in FLOWS[method]]
        assert sorted(joined) == sorted(flows)
        assert len(texts(axes)["//"] if ORANGE in str(flows) else []) == str(flows).count(ORANGE)
        colours = {says: colour for (says, _), colour in boxes(axes).items()}
        assert colours[name(GOALS[method])] == ORANGE
        assert colours[name(GUARDS[method])] == GREEN
        assert colours[words("encoder")] == BLUE
        assert colours[words(COPIES[method])] == (GREY if "momentum" in COPIES[method] else BLUE)
        assert colours.get(words("prototypes"), BLUE) == BLUE


@shows("contrastive", four_methods)
def test_each_view_enters_a_network_of_its_own(shown, words) -> None:
    for axes, copy in zip(shown.axes, COPIES.values(), strict=True):
        inputs = {
            end: start
            for start, end, _ in arrows(axes)
            if touched(axes, end) and not touched(axes, start)
        }
        upper, lower = sorted(inputs, key=lambda place: -place[1])
        assert inputs[upper][1] == upper[1] == texts(axes)["$t(x)$"][0][1]
        assert inputs[lower][1] == lower[1] == texts(axes)["$t'(x)$"][0][1]
        assert touched(axes, upper) == words("encoder")
        assert touched(axes, lower) == words(copy)
        picture = texts(axes)["$x$"][0]
        outwards = [end for start, end, _ in arrows(axes) if start == (0.05, picture[1])]
        assert [upper[1] > y > picture[1] for _, y in outwards] == [True, False]
        assert [lower[1] < y < picture[1] for _, y in outwards] == [False, True]
        twins = [points(line) for line in axes.lines if line.get_linestyle() == ":"]
        assert len(twins) == (copy == "encoder")
        for (x, low), (same, high) in twins:
            assert x == same == 3.2
            assert lower[1] < low < high < upper[1]
        note = words("same_weights") if twins else words("moving_average")
        assert 3.2 < texts(axes)[note][0][0] < 4
        assert texts(axes)[note][0][1] == picture[1]


@shows("contrastive", four_methods)
def test_a_stop_lies_in_the_middle_of_its_arrow_and_the_legend_names_the_kinds(
    shown, words
) -> None:
    for axes in shown.axes:
        halves = [
            ((a + c) / 2, (b + d) / 2)
            for (a, b), (c, d), colour in arrows(axes)
            if colour == ORANGE
        ]
        for stop, half in zip(texts(axes).get("//", []), halves, strict=True):
            assert stop == pytest.approx(half, abs=1e-5)
    (legend,) = shown.legends
    assert [text.get_text() for text in legend.get_texts()] == [
        words(f"kind_{kind}") for kind in ("learned", "averaged", "goal", "guard", "stop")
    ]
    *fills, stop = legend.legend_handles
    assert [hue(fill.get_facecolor()) for fill in fills] == [
        PALE[colour] for colour in (BLUE, GREY, ORANGE, GREEN)
    ]
    assert stop.get_color() == ORANGE
    moco = shown.axes[1]
    assert texts(moco)["$q$"][0][1] > texts(moco)["$k$"][0][1]
    assert written(moco, "//").get_color() == ORANGE
    assert lines(moco) == {}


@shows("contrastive", four_methods)
def test_no_arrow_runs_through_a_box(shown, words) -> None:
    for axes in shown.axes:
        ways = [np.linspace(a, b, 5)[1:-1] for a, b, _ in arrows(axes) if touched(axes, a)]
        assert ways
        assert [touched(axes, place) for way in ways for place in way] == [None] * 3 * len(ways)


@shows("contrastive", four_methods)
def test_no_two_arrows_cross(shown, words) -> None:
    for axes in shown.axes:
        pairs = list(combinations(arrows(axes), 2))
        assert pairs
        for ((x, y), (far, end), _), ((u, v), (away, last), _) in pairs:
            if (x, far) == (u, away):
                assert (y - v) * (end - last) >= 0
