"""Legend, level, ticks in percent."""

from matplotlib.figure import Figure
from reading import legend, levels, lines, near, ticks

from multimodal.plots.charts import legend_above, level, named_level, percent_ticks
from multimodal.plots.style import BLUE, GREY, ORANGE


def test_a_level_lies_at_its_height_and_is_named_in_the_legend() -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color=ORANGE, label="model")
    axes.plot([0, 1], [0, 2], color=BLUE, label="rival")
    level(axes, 0.25, "chance")
    legend_above(figure, axes, 2)
    assert levels(axes) == [0.25]
    assert lines(axes)["chance"].get_linestyle() == "--"
    assert legend(figure) == {"model": ORANGE, "rival": BLUE, "chance": GREY}


def test_a_named_level_has_its_name_on_the_side_asked_for() -> None:
    axes = Figure().subplots()
    for side in ("bottom", "top"):
        named_level(axes, 0.5, side, side)
    assert levels(axes) == [0.5, 0.5]
    for text, shift in zip(axes.texts, (3, -3), strict=True):
        assert text.get_va() == text.get_text()
        assert (near(text.xy), text.xyann) == ((1, 0.5), (0, shift))


def test_ticks_stand_at_shares_and_read_percent() -> None:
    axes = Figure().subplots()
    percent_ticks(axes, [0.1, 0.755])
    assert axes.get_xticks().tolist() == [0.1, 0.755]
    assert ticks(axes.xaxis) == ["10 %", "76 %"]
