"""Pictures on disk beside their captions: missing ones are named, squares are cut out."""

import pytest
from PIL import Image

from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files, read_square


@pytest.fixture
def folder(tmp_path):
    picture = Image.new("RGB", (40, 20), (200, 0, 0))
    picture.paste((0, 0, 200), (10, 0, 30, 20))
    for name in ("a.png", "b.png"):
        picture.save(tmp_path / name)
    return tmp_path


CAPTIONS = {"a.png": ["one", "two"], "b.png": ["three"], "c.png": ["four"]}


def test_pairs_are_those_that_were_asked_for(folder):
    files = captioned_files(folder, ["b.png", "a.png"], CAPTIONS)
    assert len(files) == 2
    pairs = files.pairs(8, indices=[1])
    assert (pairs.ids, pairs.captions) == (("a.png",), {"en": [["one", "two"]]})
    assert files.pairs(8).ids == ("b.png", "a.png")


def test_a_square_is_cut_from_the_middle(folder):
    square = read_square(folder / "a.png", 10).float()
    assert square.shape == (3, 10, 10)
    assert square[:, 5, 5].tolist() == [0, 0, 200]
    assert square[2].mean() > 190


def test_what_is_missing_is_named(folder):
    with pytest.raises(ValueError, match=r"1 pictures have no caption, first d\.png"):
        captioned_files(folder, ["a.png", "d.png"], CAPTIONS)
    with pytest.raises(ValueError, match=r"1 pictures are missing, first c\.png"):
        captioned_files(folder, ["a.png", "c.png"], CAPTIONS)
    with pytest.raises(ValueError, match="1 pictures, 2 in 'en'"):
        CaptionedFiles((folder / "a.png",), {"en": [["x"], ["y"]]})
