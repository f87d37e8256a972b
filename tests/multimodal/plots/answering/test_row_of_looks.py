"""A cell for each look and each thing, with its weight."""

import torch
from reading import hue, shows, ticks

from multimodal.plots.answering.row_of_looks import row_of_looks
from multimodal.plots.style import INK

LOOKS = {
    "single": torch.tensor([0.3, 0.7]),
    "first": torch.tensor([1.0, 0.0]),
    "second": torch.tensor([0.0, 1.0]),
}


@shows("answering", row_of_looks, ["star", "heart"], "star", LOOKS)
def test_weights_of_each_look(shown, words) -> None:
    (axes,) = shown.axes
    drawn = torch.tensor(axes.images[0].get_array().tolist())
    assert torch.allclose(drawn, torch.stack(list(LOOKS.values())).double().to(drawn.dtype))
    assert ticks(axes.xaxis) == ["estrella", "corazón"]
    assert ticks(axes.yaxis) == [words(f"look_{key}") for key in LOOKS]
    assert axes.get_title() == words("row_question", thing="estrella")
    written = {text.get_position(): text for text in axes.texts}
    assert written[0, 0].get_text() == "30 %"
    assert hue(written[0, 0].get_color()) == INK
    assert hue(written[1, 0].get_color()) == "#FFFFFF"
