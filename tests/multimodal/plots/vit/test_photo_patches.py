"""A grid over the picture, and the first patches of one row."""

import torch
from reading import shows

from multimodal.plots.style import ORANGE
from multimodal.plots.vit.photo_patches import photo_patches

PHOTO = torch.rand(3, 36, 36)


@shows("vit", photo_patches, PHOTO, 4, 2)
def test_patches_are_those_of_the_marked_row(shown, words) -> None:
    left, right = shown.axes
    assert left.get_title() == words("photo_grid", side=9)
    assert right.get_title() == words("photo_row", count=8)
    (frame,) = left.patches
    assert (frame.get_xy(), frame.get_width(), frame.get_height()) == ((-0.5, 7.5), 32, 4)
    assert frame.get_edgecolor()[:3] == tuple(int(ORANGE[i : i + 2], 16) / 255 for i in (1, 3, 5))
    assert len(right.images) == 8
    for number, image in enumerate(right.images):
        cut = PHOTO[:, 8:12, 4 * number : 4 * number + 4].permute(1, 2, 0)
        assert (image.get_array() == cut.numpy()).all()
