"""Words, boards of bits, pictures, and the number of bits that differ."""

import numpy as np
import torch
from reading import hue, shows

from multimodal.plots.fusion_representations.searched_codes import CodeSearch, searched_codes
from multimodal.plots.style import GREEN, GREY

RANDOM = torch.Generator().manual_seed(0)
PICTURES = torch.randint(0, 255, (4, 3, 5, 5), generator=RANDOM, dtype=torch.uint8)
CODES = torch.rand(4, 9, generator=RANDOM) > 0.5
SEARCHES = [
    CodeSearch("cohete", CODES[2], (2, 0), 2),
    CodeSearch("火箭", CODES[1] ^ torch.tensor([True] + 8 * [False]), (1, 3), 3),
]


@shows("fusion_representations", searched_codes, SEARCHES, PICTURES, CODES)
def test_what_was_found_and_how_far_it_is(shown, words) -> None:
    grid = np.array(shown.axes).reshape(2, 6)
    for row, search in zip(grid, SEARCHES, strict=True):
        assert row[0].texts[0].get_text() == search.query
        assert board(row[1]) == search.code.tolist()
        for place, index in enumerate(search.found):
            picture, bits = row[2 + 2 * place], row[3 + 2 * place]
            assert (picture.images[0].get_array() == PICTURES[index].permute(1, 2, 0).numpy()).all()
            assert board(bits) == CODES[index].tolist()
            assert bits.get_xlabel() == str(int((CODES[index] ^ search.code).sum()))
            colour = GREEN if index == search.target else GREY
            assert hue(picture.spines["top"].get_edgecolor()) == colour
            assert hue(bits.xaxis.label.get_color()) == colour
    assert grid[0, 1].get_title() == words("bits_of_name")
    assert not grid[1, 1].get_title()


def board(axes) -> list[bool]:
    """The bits of a board, row by row; a dark square is a 1."""
    return [not light for light in axes.images[0].get_array().flatten()]
