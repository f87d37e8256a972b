"""What is said to a model in the place of the truth."""

import pytest
import torch

from multimodal.recipes.fusion_representations.lost_or_wrong import (
    Late,
    another_instead,
    complete,
    guess_instead,
    mean_instead,
    right,
    strangers,
    ways_to_fill,
    without,
)
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()
DATA = TASK.test.pairs()


def test_complete_is_the_truth():
    given = complete(DATA)
    assert torch.equal(given.first, DATA.first)
    assert torch.equal(given.second, DATA.second)
    assert given.present.all()


@pytest.mark.parametrize("side", [0, 1])
def test_one_is_missing_or_filled(side: int) -> None:
    assert without(DATA, side).present.sum(dim=0).tolist() == (
        [0, len(DATA.labels)] if side == 0 else [len(DATA.labels), 0]
    )
    for given in (mean_instead(DATA, side), guess_instead(DATA, side, TASK.train.pairs())):
        assert given.present.all()
        assert torch.equal(given[1 - side], DATA[1 - side])
    assert not mean_instead(DATA, side)[side].any()
    assert list(ways_to_fill(TASK.test, side, TASK.train.pairs())) == ["zero", "mean", "guess"]


@pytest.mark.parametrize("side", [0, 1])
def test_a_guess_comes_nearer_to_the_truth_than_the_mean(side: int) -> None:
    guess = guess_instead(DATA, side, TASK.train.pairs())[side]
    assert (guess - DATA[side]).square().mean() < 0.7 * DATA[side].square().mean()


def test_strangers_have_another_label_and_every_other_one_may_come() -> None:
    labels = torch.arange(60) % 3
    found = strangers(labels, seed=0)
    assert (labels[found] != labels).all()
    assert torch.equal(found, strangers(labels, seed=0))
    assert not torch.equal(found, strangers(labels, seed=1))
    assert len(set(found.tolist())) > 25
    with pytest.raises(ValueError, match="at least two labels"):
        strangers(torch.zeros(4, dtype=torch.int64), seed=0)


def test_a_wrong_name_is_of_one_emoji_in_all_languages() -> None:
    part = TASK.test
    other = strangers(part.labels, seed=3)
    given = another_instead(part, 1, seed=3)
    assert torch.equal(given.second.view(3, -1, 12), part.names[:, other])
    assert torch.equal(given.first, DATA.first)
    picture = another_instead(part, 0, seed=3)
    assert torch.equal(picture.first.view(3, -1, 12)[2], part.pictures[other])
    assert torch.equal(picture.second, DATA.second)


def test_right_is_a_mean_over_languages() -> None:
    part = TASK.test
    logits = torch.nn.functional.one_hot(DATA.labels, 4).float()
    logits[: len(part.ids)] = logits[: len(part.ids)].roll(1, dims=1)  # wrong in one language
    found = right(lambda first, second, present: logits, complete(DATA), part)
    torch.testing.assert_close(found, torch.full_like(found, 2 / 3))


def test_late_is_a_mean_of_what_is_there() -> None:
    picture, name = torch.randn(2, 5, 4)
    late = Late(lambda *given: picture, lambda *given: name)
    present = torch.tensor([[1, 1], [1, 0], [0, 1], [1, 1], [0, 0]], dtype=torch.bool)
    said = late(picture, name, present)
    both = picture.log_softmax(dim=1) + name.log_softmax(dim=1)
    torch.testing.assert_close(said[0], both[0])
    torch.testing.assert_close(said[1], picture[1].log_softmax(dim=0))
    torch.testing.assert_close(said[2], name[2].log_softmax(dim=0))
    assert not said[4].any()
