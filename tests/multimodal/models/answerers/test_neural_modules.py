"""Programs of several forms run in one batch as they run alone."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.encoders.placed import Placed
from multimodal.models.answerers.neural_modules import NeuralModules, said, together
from multimodal.models.answerers.program_steps import Thought
from multimodal.models.stored_features import StoredFeatures

NAMES = {"colour": ("red", "blue"), "shape": ("star", "heart")}
ANSWERS = ("yes", "no", "0", "1", "2", "red", "blue", "star", "heart")
PROGRAMS = [
    (("filter_colour", "red"), ("exists", "")),
    (("filter_colour", "blue"), ("filter_shape", "star"), ("count", "")),
    (("filter_colour", "blue"), ("exists", "")),
    (("filter_shape", "heart"), ("unique", ""), ("query_colour", "")),
    (("filter_shape", "star"), ("unique", ""), ("relate", "left"), ("query_shape", "")),
    (
        ("filter_colour", "red"),
        ("count", ""),
        ("filter_shape", "star"),
        ("count", ""),
        ("more", ""),
    ),
]
WANTED = torch.tensor([0, 3, 1, 6, 8, 0])
PLACES = torch.randn(6, 9, 5, generator=torch.Generator().manual_seed(0))


def model() -> NeuralModules:
    torch.manual_seed(0)
    picture = Placed(StoredFeatures(5), places=9)
    return NeuralModules(picture=picture, names=NAMES, answers=ANSWERS, places=9, width=16)


def test_equal_forms_run_together() -> None:
    assert together(PROGRAMS) == [[0, 2], [1], [3], [4], [5]]


def test_a_question_is_answered_alike_alone_and_in_a_batch() -> None:
    one = model()
    logits = one(PLACES, PROGRAMS)
    assert logits.shape == (6, 9)
    for row, program in enumerate(PROGRAMS):
        torch.testing.assert_close(one(PLACES[row : row + 1], [program])[0], logits[row])


def test_maps_are_what_each_step_thinks() -> None:
    one = model()
    maps = one.maps(PLACES, PROGRAMS)
    assert [tuple(found.shape) for found in maps] == [(len(p), 9) for p in PROGRAMS]
    seen = one.look(one.picture(PLACES))
    for mask, thought in zip(maps[4], one.run(seen[4:5], PROGRAMS[4:5]), strict=True):
        torch.testing.assert_close(mask, thought.mask[0])


def test_one_batch_is_learnt_and_gradients_reach_everything() -> None:
    one = model()
    optimiser = torch.optim.Adam(one.parameters(), lr=1e-2)
    for step in range(150):
        optimiser.zero_grad()
        loss = F.cross_entropy(one(PLACES, PROGRAMS), WANTED)
        loss.backward()
        if not step:
            assert all(p.grad is not None and p.grad.any() for p in one.parameters())
        optimiser.step()
    assert loss.item() < 0.1


def test_programs_that_cannot_run_are_refused() -> None:
    one = model()
    with pytest.raises(ValueError, match="unknown step 'guess'"):
        one(PLACES[:1], [(("guess", ""),)])
    with pytest.raises(ValueError, match="must end in a step that answers"):
        one(PLACES[:1], [(("filter_colour", "red"),)])
    with pytest.raises(ValueError, match="must end in a step"):
        said(Thought(PLACES, PLACES[:, :, 0]))
