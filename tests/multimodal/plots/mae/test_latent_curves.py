"""Loss and spread of both targets."""

from reading import legend, lines, points, shows

from multimodal.plots.mae.latent_curves import COLOURS, latent_curves

LOSSES = {"slow_copy": [1.0, 0.5], "itself": [1.0, 0.01]}
SPREADS = {"slow_copy": ([10, 20], [0.2, 0.3]), "itself": ([10, 20], [0.1, 0.0])}


@shows("mae", latent_curves, LOSSES, SPREADS)
def test_loss_left_and_spread_right(shown, words) -> None:
    left, right = shown.axes
    for name, values in LOSSES.items():
        line = lines(left)[words(name)]
        assert points(line) == list(zip((1, 2), values, strict=True))
        assert line.get_color() == legend(shown)[words(name)] == COLOURS[name]
    drawn = {line.get_color(): points(line) for line in right.lines}
    for name, (steps, values) in SPREADS.items():
        assert drawn[COLOURS[name]] == list(zip(steps, values, strict=True))
    assert (left.get_ylabel(), right.get_ylabel()) == (words("loss"), words("feature_spread"))
    assert left.get_xlabel() == right.get_xlabel() == words("step")
    assert left.get_ylim()[0] == right.get_ylim()[0] == 0
