"""Error and cost by ratio, transfer by budget."""

import pandas as pd
from reading import dots, legend, levels, lines, near, points, shows, ticks

from multimodal.plots.mae.masking_curves import budget_curves, cost_by_ratio, error_by_ratio
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE

RATIOS = [0.5, 0.75, 0.9]
ERRORS = {
    "reconstructed": [0.01, 0.02, 0.1],
    "average_garment": [0.2, 0.21, 0.22],
    "interpolated": [0.05, 0.1, 0.3],
}
STUDY = pd.DataFrame(
    [
        {"variant": variant, "steps": steps, "probe": base + shift}
        | {"tuned_500": base + 2 * shift, "tuned_2000": base + 3 * shift}
        for variant, extra in (("budget", 0), ("ratio", 0.4))
        for steps, base in ((1000, 0.3 + extra), (0, 0.1 + extra), (200, 0.25 + extra))
        for shift in (0, 0.01, 0.11)
    ]
)
BUDGET = STUDY[STUDY["variant"] == "budget"]


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


@shows("mae", budget_curves, STUDY)
def test_curves_are_means_of_the_variant_budget_and_start_from_no_pretraining(shown, words) -> None:
    frozen, tuned = shown.axes
    for axes, name, colour, factor in (
        (frozen, "probe", GREEN, 1),
        (tuned, "tuned_500", BLUE, 2),
        (tuned, "tuned_2000", ORANGE, 3),
    ):
        line = lines(axes)[words(name)]
        means = [round(base + 0.04 * factor, 6) for base in (0.1, 0.25, 0.3)]
        assert points(line) == list(enumerate(means))
        assert line.get_color() == colour
        places = {0: 0, 200: 1, 1000: 2}
        runs = zip(BUDGET["steps"].map(places), BUDGET[name], strict=True)
        assert dots(axes)[colour] == sorted(map(near, runs))
        assert means[0] in [round(level, 6) for level in levels(axes)]
        assert ticks(axes.xaxis) == ["0", "200", "1000"]
        assert axes.get_xlabel() == words("pretraining_steps")
    assert frozen.get_ylim() == tuned.get_ylim()
    assert (len(levels(frozen)), len(levels(tuned))) == (1, 2)
    assert (frozen.get_title(), tuned.get_title()) == (words("frozen"), words("tuned"))
    assert frozen.get_ylabel() == words("accuracy")
    assert legend(tuned) == {words("tuned_500"): BLUE, words("tuned_2000"): ORANGE}
