"""The two arrows of BYOL."""

from reading import arrows, boxes, points, shows, texts, touched, written

from multimodal.plots.contrastive.two_arrows import two_arrows
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE


@shows("contrastive", two_arrows)
def test_data_flow_to_the_loss_and_what_moves_flows_back(shown, words) -> None:
    (axes,) = shown.axes
    online, slow, loss = words("online"), words("slow_copy"), words("cosine_distance")
    flows = [(touched(axes, a), touched(axes, b), colour) for a, b, colour in arrows(axes)]
    assert flows == [
        (words("first_view"), online, GREY),
        (online, words("predictor"), GREY),
        (words("predictor"), loss, GREY),
        (words("second_view"), slow, GREY),
        (None, loss, GREY),
        (None, online, ORANGE),
        (online, slow, AMBER),
    ]
    to_loss, back = axes.lines
    assert touched(axes, points(to_loss)[0]) == slow
    assert touched(axes, points(back)[0]) == loss
    assert back.get_color() == ORANGE


@shows("contrastive", two_arrows)
def test_the_barrier_stands_between_the_copy_and_the_loss(shown, words) -> None:
    (axes,) = shown.axes
    said = texts(axes)
    colours = {name: colour for (name, _), colour in boxes(axes).items()}
    assert (colours[words("online")], colours[words("slow_copy")]) == (BLUE, GREY)
    assert (colours[words("predictor")], colours[words("cosine_distance")]) == (GREEN, ORANGE)
    (barrier,) = said["//"]
    (left, height), (right, _) = points(axes.lines[0])
    assert left < barrier[0] < right
    assert barrier[1] == height
    assert written(axes, words("kind_stop")).get_color() == ORANGE
    assert said[words("arrow_gradient")][0][1] > 3 > said[words("arrow_average")][0][1] > 0
