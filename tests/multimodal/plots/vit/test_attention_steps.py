"""Four tables, their numbers written in."""

import torch
from reading import shows

from multimodal.plots.vit.attention_steps import attention_steps

STEPS = {
    "scores": torch.arange(16.0).view(4, 4),
    "scaled": torch.arange(16.0).view(4, 4) / 2**0.5,
    "weights": torch.eye(4),
    "heard": torch.tensor([[0.5], [1.25], [0], [-1]]),
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
    assert labels == [words(f"token_{row}") for row in (1, 2, 3, 4)]
