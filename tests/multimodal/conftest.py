"""Photographs with captions, as a folder of Flickr8k holds them."""

import pytest
from PIL import Image

COLOURS = {"red": (220, 30, 30), "blue": (30, 30, 220), "green": (20, 180, 20), "grey": (90,) * 3}


@pytest.fixture(scope="session")
def flickr_mirror(tmp_path_factory):
    """Sixteen pictures with five captions each, as a mirror offers them: with a header row."""
    folder = tmp_path_factory.mktemp("flickr")
    (folder / "Images").mkdir()
    rows = ["image,caption"]
    for number in range(16):
        name, (word, colour) = f"{number:02}.jpg", list(COLOURS.items())[number % 4]
        shade = tuple(min(255, part + 2 * number) for part in colour)
        Image.new("RGB", (60, 40), shade).save(folder / "Images" / name)
        rows += [f"{name},A {word} thing , view {view} ." for view in range(5)]
    (folder / "captions.txt").write_text("\n".join(rows) + "\n")
    return folder
