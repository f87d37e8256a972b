"""Where the push goes."""

from reading import legend, levels, lines, points, shows, ticks

from multimodal.plots.contrastive.push import push_by_temperature
from multimodal.plots.style import BLUE, GREY, ORANGE


@shows(
    "contrastive",
    push_by_temperature,
    [1, 0.5, 0.1],
    [0.1, 0.2, 0.6],
    [0.05, 0.1, 0.3],
    by_number=0.12,
)
def test_shares_of_the_push_by_falling_temperature(shown, words) -> None:
    (axes,) = shown.axes
    hardest, false = lines(axes)[words("hardest_share")], lines(axes)[words("false_share")]
    assert points(hardest) == [(1, 0.1), (0.5, 0.2), (0.1, 0.6)]
    assert points(false) == [(1, 0.05), (0.5, 0.1), (0.1, 0.3)]
    assert levels(axes) == [0.12]
    assert legend(axes) == {
        words("hardest_share"): BLUE,
        words("false_share"): ORANGE,
        words("false_by_number"): GREY,
    }
    assert axes.xaxis_inverted()
    assert axes.get_xscale() == "log"
    assert len(axes.get_xticks(minor=True)) == 0
    assert ticks(axes.xaxis) == ["1", "0.5", "0.1"]
    assert axes.get_xticks().tolist() == [1, 0.5, 0.1]
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("temperature"), words("share_of_push"))
    assert axes.get_ylim() == (0, 1.02)
