"""What a masked autoencoder was shown, what it made of it, what was there."""

import numpy as np
import pytest
import torch
from reading import shows, texts

from multimodal.language import Words
from multimodal.plots.mae.picture_rows import COVER, picture_rows

HIDDEN = torch.rand(3, 1, 8, 8, generator=torch.Generator().manual_seed(1)) > 0.5
NAMES = (
    "original",
    "shown",
    "interpolated",
    "reconstructed",
    "everything_predicted",
    "short_run",
    "long_run",
)
ROWS = {
    name: torch.randn(3, 1, 8, 8, generator=torch.Generator().manual_seed(seed))
    for seed, name in enumerate(NAMES)
}


@shows("mae", picture_rows, ROWS, HIDDEN, heads=("a", "b", "c"))
def test_rows_are_versions_and_columns_pictures(shown, words) -> None:
    for number, (name, pictures) in enumerate(ROWS.items()):
        label, *line = shown.axes[4 * number : 4 * number + 4]
        assert texts(label) == {words(name): [(1, 0.5)]}
        assert not any(spine.get_visible() for axes in line for spine in axes.spines.values())
        for axes, picture, hidden in zip(line, pictures, HIDDEN, strict=True):
            pixels = axes.images[0].get_array()
            expected = 1 - picture[0].clamp(0, 1).numpy()
            seen = ~hidden[0].numpy() if name == "shown" else slice(None)
            assert (pixels[seen] == expected[seen]).all()
            if name == "shown":
                assert np.allclose(pixels[~seen], COVER)
            assert axes.images[0].get_interpolation() == "nearest"
            assert axes.images[0].get_clim() == (0, 1)
            assert axes.images[0].get_cmap().name == "gray"
    assert shown.get_figheight() == pytest.approx(0.82 * len(ROWS) + 0.3)
    assert [axes.get_title() for axes in shown.axes[:5]] == ["", "a", "b", "c", ""]


@shows(
    "mae",
    picture_rows,
    {"shown": ROWS["shown"], "original": ROWS["original"]},
    HIDDEN,
    covered="original",
)
def test_the_row_asked_for_is_covered(shown, words) -> None:
    first, second = shown.axes[1].images[0].get_array(), shown.axes[5].images[0].get_array()
    hidden = HIDDEN[0, 0].numpy()
    assert (first == 1 - ROWS["shown"][0, 0].clamp(0, 1).numpy()).all()
    assert np.allclose(second[hidden], COVER)


def test_rows_must_be_of_one_length() -> None:
    with pytest.raises(ValueError, match="every row must hold 3 pictures"):
        picture_rows(
            {"shown": ROWS["shown"], "original": HIDDEN[:2].float()},
            HIDDEN,
            words=Words("en", "mae"),
        )
