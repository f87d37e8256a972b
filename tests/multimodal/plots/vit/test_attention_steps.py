"""Four tables, their numbers written in."""

import torch
from reading import shows

from multimodal.plots.vit.attention_steps import attention_steps

STEPS = {
    "scores": torch.tensor([[0.0, 4], [2, 1]]),
    "scaled": torch.tensor([[0.0, 2.828], [1.414, 0.707]]),
    "weights": torch.tensor([[0.06, 0.94], [0.67, 0.33]]),
    "heard": torch.tensor([[0.5], [1.25]]),
}


@shows("vit", attention_steps, STEPS)
def test_every_number_stands_in_its_square(shown, words) -> None:
    for axes, (name, table) in zip(shown.axes, STEPS.items(), strict=True):
        assert axes.get_title() == words(f"step_{name}")
        assert (axes.images[0].get_array() == table.numpy()).all()
        for text in axes.texts:
            column, row = text.get_position()
            assert abs(float(text.get_text()) - table[row, column].item()) < 0.006
        assert len(axes.texts) == table.numel()
    labels = [label.get_text() for label in shown.axes[0].get_yticklabels()]
    assert labels == [words("token_1"), words("token_2")]
