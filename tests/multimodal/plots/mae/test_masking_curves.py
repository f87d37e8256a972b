"""Error and cost by ratio, transfer by budget."""

import pandas as pd
from reading import dots, legend, levels, lines, near, points, shows, texts, ticks

from multimodal.plots.mae.masking_curves import budget_curves, cost_by_ratio, error_by_ratio
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE

RATIOS = [0.5, 0.75, 0.9]
ERRORS = {
    "reconstructed": [0.01, 0.02, 0.1],
    "average_garment": [0.2, 0.21, 0.22],
    "interpolated": [0.05, 0.1, 0.3],
}
BASES = {"regions": 0.3, "mean": 0.2, "class": 0.1}
BUDGET = pd.DataFrame(
    [
        {"read": read, "steps": steps, "accuracy": base + steps / 1e4 + shift}
        for read, base in BASES.items()
        for steps in (1000, 0, 200)
        for shift in (0, 0.01, 0.11)
    ]
    + [
        {"read": read, "steps": 0, "accuracy": base + shift}
        for read, base in (("pixels", 0.5), ("neighbours", 0.4))
        for shift in (0, 0.02)
    ]
)


@shows("mae", error_by_ratio, RATIOS, ERRORS)
def test_each_way_of_guessing_has_its_curve_and_colour(shown, words) -> None:
    (axes,) = shown.axes
    colours = {"reconstructed": BLUE, "average_garment": GREY, "interpolated": AMBER}
    for name, errors in ERRORS.items():
        line = lines(axes)[words(name)]
        assert points(line) == list(zip(RATIOS, errors, strict=True))
        assert line.get_color() == legend(shown)[words(name)] == colours[name]
    assert ticks(axes.xaxis) == ["50 %", "75 %", "90 %"]
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("ratio"), words("error_hidden"))
    assert axes.get_ylim()[0] == 0


@shows("mae", cost_by_ratio, [0, 0.5], [1, 0.5], [1, 0.625])
def test_cost_as_counted_and_as_measured(shown, words) -> None:
    (axes,) = shown.axes
    assert points(lines(axes)[words("counted")]) == [(0, 1), (0.5, 0.5)]
    assert points(lines(axes)[words("measured")]) == [(0, 1), (0.5, 0.625)]
    assert legend(axes) == {words("counted"): BLUE, words("measured"): ORANGE}
    assert ticks(axes.xaxis) == ["0 %", "50 %"]
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("ratio"), words("relative_cost"))
    assert axes.get_ylim() == (0, 1.1)


@shows("mae", budget_curves, BUDGET, chance=0.1)
def test_three_ways_of_reading_and_two_levels_of_pixels(shown, words) -> None:
    (axes,) = shown.axes
    for name, colour in {"regions": BLUE, "mean": GREEN, "class": ORANGE}.items():
        line = lines(axes)[words(f"read_{name}")]
        means = [round(BASES[name] + steps / 1e4 + 0.04, 6) for steps in (0, 200, 1000)]
        assert points(line) == list(enumerate(means))
        assert line.get_color() == legend(shown)[words(f"read_{name}")] == colour
        places, runs = {0: 0, 200: 1, 1000: 2}, BUDGET[BUDGET["read"] == name]
        expected = zip(runs["steps"].map(places), runs["accuracy"], strict=True)
        assert dots(axes)[colour] == sorted(map(near, expected))
    assert sorted(round(height, 6) for height in levels(axes)) == [0.41, 0.51]
    assert {words("level_pixels"), words("level_neighbours")} <= set(legend(shown))
    assert words("chance_is", chance="10") in texts(axes)
    assert [tick.replace("\u2009", ",") for tick in ticks(axes.xaxis)][:2] == ["0", "200"]
    assert axes.get_xlabel() == words("pretraining_steps")
    assert axes.get_ylabel() == words("accuracy")
