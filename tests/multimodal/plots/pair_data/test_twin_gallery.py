"""Test pictures above, their twins of the training set below."""

import torch
from reading import shows, texts

from multimodal.plots.pair_data.twin_gallery import twin_gallery

TEST, TRAIN = torch.randint(
    0, 255, (2, 3, 3, 8, 8), dtype=torch.uint8, generator=torch.Generator().manual_seed(0)
)


@shows("pair_data", twin_gallery, TEST, TRAIN, [0.0, 0.01, 0.25])
def test_twins_stand_below_each_other(shown, words) -> None:
    rows = shown.axes[:4], shown.axes[4:]
    for (label, *line), key, pictures in zip(
        rows, ("in_test", "in_training"), (TEST, TRAIN), strict=True
    ):
        assert texts(label) == {words(key): [(1, 0.5)]}
        for axes, picture in zip(line, pictures, strict=True):
            assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    assert [axes.get_title() for axes in rows[0][1:]] == ["0.000", "0.010", "0.250"]
