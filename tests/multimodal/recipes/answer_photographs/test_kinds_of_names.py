"""A name finds its kind: by the nearest word, or by what was learned from other names."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.data.emoji_kinds import named_kinds
from multimodal.data.photo_questions import photo_answer_text, possible_answers
from multimodal.recipes.answer_photographs.kinds_of_names import (
    balanced_ridge,
    learned_kinds,
    nearest_kinds,
    single,
)

KINDS = possible_answers("kind")
KIND_OF = {
    **{photo_answer_text(kind, code): kind for kind in KINDS for code in ("en", "es", "zh")},
    **{e.concept.names["es"]: e.kind for e in named_kinds()},
}


def read(texts):
    """One direction a kind; the text itself adds a little."""
    rows = [KINDS.index(KIND_OF[text]) for text in texts]
    noise = torch.randn(len(rows), len(KINDS), generator=torch.Generator().manual_seed(0))
    return F.one_hot(torch.tensor(rows), len(KINDS)) + 0.1 * noise


@pytest.mark.parametrize("kinds", [nearest_kinds, learned_kinds])
def test_names_in_the_direction_of_a_kind_belong_to_it(kinds):
    names = torch.eye(len(KINDS)) - 1 / len(KINDS)
    torch.testing.assert_close(kinds(read, names, "es"), torch.eye(len(KINDS)))


def test_a_rare_kind_weighs_as_much_as_a_frequent_one():
    x = torch.tensor([[1.0, 0.0]] * 2 + [[0.0, 1.0]] * 8)
    y = torch.tensor([[1.0, 0.0]] * 2 + [[0.0, 1.0]] * 8)
    fit = balanced_ridge(x, y, 1.0)
    between = fit(torch.tensor([[1.0, 1.0]]))
    torch.testing.assert_close(between, torch.tensor([[0.5, 0.5]]), atol=1e-5, rtol=0)


def test_without_a_penalty_balanced_ridge_is_weighted_least_squares():
    draw = torch.Generator().manual_seed(1)
    x = F.normalize(torch.randn(12, 3, generator=draw, dtype=torch.float64), dim=1)
    y = F.one_hot(torch.tensor([0] * 3 + [1] * 9), 2).double()
    root = torch.tensor([2.0] * 3 + [2 / 3] * 9, dtype=torch.float64).sqrt()[:, None]
    wide = torch.cat([x, torch.ones(12, 1)], dim=1)
    solved = torch.linalg.lstsq(root * wide, root * y).solution
    torch.testing.assert_close(balanced_ridge(x, y, 0.0)(x), wide @ solved)


def test_a_single_one_in_each_row():
    assert single(torch.tensor([[0.1, 0.3, 0.2]])).tolist() == [[0.0, 1.0, 0.0]]
