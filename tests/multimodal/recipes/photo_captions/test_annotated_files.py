import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from multimodal.data.public.captioned_files import CaptionedFiles, read_square
from multimodal.recipes.photo_captions import annotated_files
from multimodal.recipes.photo_captions.annotated_files import annotate


class Grid(nn.Module):
    """Four places: the quarters of a picture, each as its mean colour times a weight."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return self.weight * nn.functional.adaptive_avg_pool2d(images, 2).flatten(2).mT


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(paths):
        noise = np.random.default_rng(number).integers(256, size=(8, 8, 3), dtype=np.uint8)
        Image.fromarray(noise).save(path)
    return CaptionedFiles(tuple(paths), {"en": [["a"]] * 5})


def test_each_picture_has_its_own_annotations_whatever_the_pieces(files, tmp_path, monkeypatch):
    monkeypatch.setattr(annotated_files, "PIECE", 2)
    found, _ = annotate(files.paths, Grid(), tmp_path / "pieces", size=8)
    assert len(found) == 5
    for number, path in enumerate(files.paths):
        expected = Grid()(read_square(path, 8)[None] / 255)[0].half()
        torch.testing.assert_close(found[number], expected.detach())


def test_only_what_is_missing_is_computed(files, tmp_path, monkeypatch):
    monkeypatch.setattr(annotated_files, "PIECE", 2)
    annotate(files.paths, Grid(), tmp_path / "pieces", size=8)
    pieces = sorted((tmp_path / "pieces").iterdir())
    pieces[1].unlink()
    opened = []

    def read(path, size):
        opened.append(path.name)
        return read_square(path, size)

    monkeypatch.setattr(annotated_files, "read_square", read)
    annotate(files.paths, Grid(), tmp_path / "pieces", size=8)
    assert opened == ["2.png", "3.png"]
    assert sorted((tmp_path / "pieces").iterdir()) == pieces


def test_other_weights_make_other_pieces(files, tmp_path):
    _, name = annotate(files.paths, Grid(), tmp_path / "pieces", size=8)
    other = Grid()
    nn.init.constant_(other.weight, 2.0)
    found, changed = annotate(files.paths, other, tmp_path / "pieces", size=8)
    assert changed != name
    assert len(list((tmp_path / "pieces").iterdir())) == 2
    assert found[0].max() > 1


def test_a_broken_picture_is_named_and_no_piece_written(files, tmp_path):
    files.paths[3].write_bytes(b"no picture")
    with pytest.raises(ValueError, match=r"3\.png"):
        annotate(files.paths, Grid(), tmp_path / "pieces", size=8)
    assert not (tmp_path / "pieces").exists()
