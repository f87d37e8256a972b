from dataclasses import replace

import numpy as np
import pytest
import torch

from multimodal.data.questions.crowd import (
    ALL_KINDS,
    SEEN_KINDS,
    Crowd,
    cell_of,
    draw_crowds,
    part_of,
    sample_crowds,
)
from multimodal.data.questions.programs import MARGIN
from multimodal.data.scenes.dataset import HELD_OUT, SPLITS
from multimodal.data.scenes.painting import PAINT, PAPER, draw_scenes
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene


@pytest.mark.parametrize("split", SPLITS)
def test_crowds_have_the_promised_form(split: str) -> None:
    for crowd in sample_crowds(300, seed=0, split=split):
        assert 3 <= len(crowd.things) <= 5
        assert len(set(crowd.kinds)) == len(crowd.things)
        assert len({cell_of(thing) for thing in crowd.things}) == len(crowd.things)
        assert part_of(crowd.kinds) == part_of(crowd.kinds[::-1]) == split
        assert HELD_OUT.isdisjoint(crowd.kinds) == (split != "combinations")


def test_no_set_of_kinds_is_in_two_parts() -> None:
    drawn = {s: {frozenset(c.kinds) for c in sample_crowds(500, seed=1, split=s)} for s in SPLITS}
    assert len(set.union(*drawn.values())) == sum(map(len, drawn.values()))


def test_every_kind_is_seen_but_those_held_out() -> None:
    seen = {kind for crowd in sample_crowds(500, seed=0) for kind in crowd.kinds}
    assert seen == set(SEEN_KINDS) == set(ALL_KINDS) - HELD_OUT
    assert len(ALL_KINDS) == 36


def test_some_crowds_share_a_colour_or_a_shape() -> None:
    crowds = sample_crowds(500, seed=0)
    for names, place in ((COLOURS, 0), (SHAPES, 1)):
        counts = [max(sum(k[place] == name for k in c.kinds) for name in names) for c in crowds]
        assert np.mean(np.array(counts) > 2) > 0.15
        assert max(counts) == 5


def test_things_stand_clearly_beside_one_another_or_in_one_line() -> None:
    for crowd in sample_crowds(200, seed=0):
        for one in crowd.things:
            for other in crowd.things:
                for axis, number in (("x", 0), ("y", 1)):
                    apart = abs(getattr(one, axis) - getattr(other, axis))
                    same_line = cell_of(one)[number] == cell_of(other)[number]
                    assert apart < MARGIN / 2 if same_line else apart > 1.5 * MARGIN


def test_the_same_seed_draws_the_same_crowds() -> None:
    assert sample_crowds(20, seed=5) == sample_crowds(20, seed=5) != sample_crowds(20, seed=6)
    assert sample_crowds(10, seed=5) == sample_crowds(20, seed=5)[:10]


def test_pictures_show_the_things_where_they_stand(crowd: Crowd) -> None:
    picture = draw_crowds([crowd], 96)[0]
    for thing in crowd.things:
        if thing.shape != "heart":
            at = picture[:, int(thing.y * 96), int(thing.x * 96)]
            assert tuple(at.tolist()) == PAINT[thing.colour]
    assert tuple(picture[:, 2, 2].tolist()) == PAPER["white"]
    assert draw_crowds([crowd]).shape == (1, 3, 48, 48)
    assert draw_crowds([crowd]).dtype == torch.uint8


def test_tiles_paint_what_the_whole_picture_would_show(crowd: Crowd) -> None:
    first, second = replace(crowd.things[1], y=0.5), replace(crowd.things[3], y=0.5)
    scene = draw_scenes([Scene(first, second, "horizontal")], 48)[0].int()
    third = replace(crowd.things[2], x=0.5, y=0.5)
    beside = draw_crowds([Crowd((first, third, second))])[0].int()
    sides = torch.arange(48).sub(24).abs() > 7
    assert (scene - beside)[:, :, sides].abs().max() <= 1


def test_a_crowd_looks_the_same_alone_and_among_others() -> None:
    crowds = sample_crowds(40, seed=0)
    together = draw_crowds(crowds)
    assert all(
        (draw_crowds([c])[0].int() - p.int()).abs().max() <= 1
        for c, p in zip(crowds, together, strict=True)
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"things": slice(0, 2)}, "3 to 5 things, got 2"),
        ({"things": [0, 1, 0]}, "two things of one kind"),
        ({"background": "pink"}, "unknown background 'pink'"),
    ],
)
def test_impossible_crowds(crowd: Crowd, change: dict[str, object], message: str) -> None:
    chosen = change.pop("things", slice(None))
    things = (
        crowd.things[chosen] if isinstance(chosen, slice) else [crowd.things[i] for i in chosen]
    )
    with pytest.raises(ValueError, match=message):
        Crowd(tuple(things), **change)


def test_two_things_in_one_cell(crowd: Crowd) -> None:
    moved = replace(crowd.things[1], x=0.45, y=0.55)
    with pytest.raises(ValueError, match="one cell of the grid"):
        Crowd((crowd.things[0], moved, crowd.things[2]))


def test_what_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="at least 24 pixels"):
        draw_crowds(sample_crowds(1, seed=0), 16)
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        sample_crowds(1, seed=0, split="dev")
    with pytest.raises(ValueError, match="at least 1"):
        sample_crowds(0, seed=0)
