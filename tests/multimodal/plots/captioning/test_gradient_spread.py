"""Two histograms on one scale, and the exact gradient in both."""

from reading import hue, shows

from multimodal.plots.captioning.gradient_spread import COLOURS, gradient_spread

ESTIMATES = {"without": [-4.0, 0.0, 0.0, 5.0], "with": [0.5, 1.0, 1.0]}


@shows("captioning", gradient_spread, ESTIMATES, 0.75)
def test_one_histogram_per_estimator(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == [
        words(f"baseline_{name}") for name in ESTIMATES
    ]
    for axes, (name, values) in zip(shown.axes, ESTIMATES.items(), strict=True):
        bars = [bar for bar in axes.patches if bar.get_height()]
        assert sum(bar.get_height() for bar in bars) == len(values)
        assert {hue(bar.get_facecolor()) for bar in bars} == {COLOURS[name]}
        for bar in bars:
            inside = [v for v in values if bar.get_x() <= v <= bar.get_x() + bar.get_width()]
            assert inside
        assert [line.get_xdata()[0] for line in axes.lines] == [0.75]
        assert axes.get_xlabel() == words("estimate")
    left, right = shown.axes
    assert left.get_xlim() == right.get_xlim()
    assert left.get_ylim() == right.get_ylim()
    assert left.get_legend().get_texts()[0].get_text() == words("exact_gradient")
