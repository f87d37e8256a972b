"""Each picture is moved and mirrored as a whole, in every way that is allowed."""

import torch

from multimodal.data.augment.shift import InTurn, ShiftAndMirror


def test_shift_and_mirror_move_each_picture_as_a_whole():
    images = torch.arange(1.0, 1 + 64 * 2 * 6 * 6).view(64, 2, 6, 6)
    moved = ShiftAndMirror(2)(images, torch.Generator().manual_seed(0))
    assert moved.shape == images.shape
    seen = set()
    for before, after in zip(images, moved, strict=True):
        wide = torch.nn.functional.pad(before, (2,) * 4)
        places = [
            (top, left, mirror)
            for top in range(5)
            for left in range(5)
            for mirror in (False, True)
            if torch.equal(
                after.flip(-1) if mirror else after, wide[:, top : top + 6, left : left + 6]
            )
        ]
        assert len(places) == 1
        seen |= set(places)
    assert len(seen) > 20
    same = InTurn((ShiftAndMirror(2),))(images, torch.Generator().manual_seed(0))
    assert torch.equal(same, moved)
