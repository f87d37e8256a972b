"""Weight on things, counted place by place, and the two things of a relation."""

import pytest
import torch

from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.programs import Step
from multimodal.data.scenes.world import Thing
from multimodal.recipes.answering.weight_on_things import (
    covered_places,
    two_looks,
    weight_on,
)

STAR = Thing("red", "star", "small", 1 / 6, 1 / 6, 0.1)
HEART = Thing("blue", "heart", "small", 5 / 6, 1 / 6, 0.1)
CROSS = Thing("green", "cross", "small", 1 / 6, 5 / 6, 0.1)
CROWD = Crowd((STAR, HEART, CROSS))
PROGRAM = (
    Step("filter_shape", "star"),
    Step("unique"),
    Step("relate", "right"),
    Step("unique"),
    Step("query_colour"),
)


def test_a_thing_covers_the_places_that_it_touches() -> None:
    covered = covered_places([(STAR,), (STAR, HEART), ()], 9)
    assert covered.nonzero().tolist() == [[0, 0], [1, 0], [1, 2]]


def test_weights_are_added_up_for_each_hop() -> None:
    first = torch.tensor([0.5, 0.1, 0.2, *[0.0] * 5, 0.2])
    maps = torch.stack((first, torch.full((9,), 1 / 9)))[None].expand(2, -1, -1)
    found = weight_on(maps, [(STAR,), (STAR, HEART)])
    wanted = torch.tensor([[0.5, 1 / 9], [0.7, 2 / 9]])
    assert torch.allclose(found, wanted)


def test_a_relation_names_one_thing_and_means_another() -> None:
    looks = two_looks(PROGRAM, CROWD)
    assert looks.named == (STAR,)
    assert looks.meant == (HEART,)


def test_what_is_no_relation_is_refused() -> None:
    with pytest.raises(ValueError, match="only a question of relation"):
        two_looks((Step("filter_shape", "star"), Step("exists")), CROWD)


def test_maps_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="1 questions need maps"):
        weight_on(torch.ones(1, 9), [(STAR,)])
    with pytest.raises(ValueError, match="8 places make no square"):
        weight_on(torch.ones(1, 1, 8), [(STAR,)])
