"""Cosines of every place with all others, the mean of the table taken away."""

import numpy as np
import torch
from reading import points, shows

from multimodal.plots.style import ORANGE
from multimodal.plots.vit.learned_places import learned_places, likeness

TABLE = torch.randn(9, 6, generator=torch.Generator().manual_seed(0))


def test_likeness_is_the_cosine_of_centred_rows() -> None:
    rows = (TABLE - TABLE.mean(dim=0)).numpy()
    lengths = np.linalg.norm(rows, axis=1)
    cosines = rows @ rows.T / np.outer(lengths, lengths)
    assert np.allclose(likeness(TABLE).numpy(), cosines, atol=1e-5)
    assert torch.allclose(likeness(TABLE + 3), likeness(TABLE), atol=1e-4)


@shows("vit", learned_places, TABLE)
def test_one_map_a_place_marked_at_the_place(shown, words) -> None:
    *maps, bar = shown.axes
    for place, axes in enumerate(maps):
        values = axes.images[0].get_array().filled(np.nan).reshape(9)
        others = np.arange(9) != place
        assert np.allclose(values[others], likeness(TABLE)[place].numpy()[others], atol=1e-6)
        assert np.isnan(values[place])
        assert points(axes.lines[0]) == [(place % 3, place // 3)]
        assert axes.lines[0].get_color() == ORANGE
    assert bar.get_ylabel() == words("cosine")
