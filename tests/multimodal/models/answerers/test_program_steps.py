"""Each step by hand, on masks that are known."""

import pytest
import torch

from multimodal.models.answerers.program_answers import Count
from multimodal.models.answerers.program_steps import Filter, Relate, Thought, Unique, numbered

ANSWERS = ("yes", "no", "0", "1", "2", "red", "blue")
SEEN = torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0))
MASK = torch.tensor([[0.0, 1.0, 1.0], [0.25, 0.0, 0.0]])
THOUGHT = Thought(SEEN, MASK)


def test_filters_multiply() -> None:
    step = Filter(("red", "blue"), width=4)
    found = step(THOUGHT, ("blue", "red"))
    looks = step.looks.weight
    wanted = torch.sigmoid(SEEN[0] @ looks[1, :4] + looks[1, 4])
    torch.testing.assert_close(found.mask[0], MASK[0] * wanted)
    again = step(found, ("blue", "red"))
    torch.testing.assert_close(again.mask[0], MASK[0] * wanted**2)


def test_a_filter_after_an_answer_starts_with_the_whole_picture() -> None:
    step = Filter(("red", "blue"), width=4)
    counted = Count(ANSWERS)(THOUGHT, ("", ""))
    fresh = step(counted, ("red", "red"))
    whole = step(THOUGHT._replace(mask=torch.ones(2, 3)), ("red", "red"))
    torch.testing.assert_close(fresh.mask, whole.mask)
    assert fresh.logits is None
    assert len(fresh.counts) == 1


def test_unique_shares_one() -> None:
    torch.testing.assert_close(
        Unique()(THOUGHT, ("", "")).mask, torch.tensor([[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]])
    )
    nothing = THOUGHT._replace(mask=torch.zeros(2, 3))
    assert not Unique()(nothing, ("", "")).mask.any()


def test_relate_goes_to_things_on_that_side() -> None:
    step = Relate(("left", "right"), places=3, width=4)
    with torch.no_grad():
        step.sides.fill_(-20)
        step.sides[0, 1, 0] = 20  # what is left of place 1 stands at place 0
        step.things.weight.zero_()
        step.things.bias.fill_(20)
    found = step(THOUGHT, ("left", "right")).mask
    torch.testing.assert_close(found, torch.tensor([[1.0, 0, 0], [0, 0, 0]]), atol=1e-6, rtol=0)


def test_names_become_numbers_and_unknown_ones_are_refused() -> None:
    assert numbered(("blue", "red"), ("red", "blue"), torch.device("cpu")).tolist() == [1, 0]
    with pytest.raises(ValueError, match="unknown green: choose from red, blue"):
        numbered(("green",), ("red", "blue"), torch.device("cpu"))
