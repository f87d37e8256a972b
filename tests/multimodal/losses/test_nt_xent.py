"""NT-Xent as published, its questions counted, and its kinship with CLIP's loss and MoCo's."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.losses.info_nce import clip_loss
from multimodal.losses.nt_xent import attraction, nt_xent
from multimodal.losses.queue_info_nce import queue_info_nce


def rows(count: int, width: int, seed: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, width, generator=generator, dtype=torch.float64)


def by_the_paper(first: Tensor, second: Tensor, temperature: float) -> float:
    """Eq. 1 and algorithm 1 with loops: views 2k−1 and 2k are a pair."""
    count = len(first)
    z = [row for pair in zip(first, second, strict=True) for row in pair]

    def term(i: int, j: int) -> float:
        def e(k: int) -> float:
            cosine = float(z[i] @ z[k] / (z[i].norm() * z[k].norm()))
            return math.exp(cosine / temperature)

        return -math.log(e(j) / sum(e(k) for k in range(2 * count) if k != i))

    pairs = [(2 * k, 2 * k + 1) for k in range(count)]
    return sum(term(i, j) + term(j, i) for i, j in pairs) / (2 * count)


@pytest.mark.parametrize("temperature", [0.1, 1.0])
def test_equals_the_published_formula(temperature: float) -> None:
    first, second = rows(3, 4, 0), rows(3, 4, 1)
    ours = nt_xent(first, second, temperature=temperature)
    assert float(ours) == pytest.approx(by_the_paper(first, second, temperature), abs=1e-10)


def test_equals_torch_on_the_matrix_without_its_diagonal() -> None:
    first, second = rows(5, 3, 2), rows(5, 3, 3)
    views = F.normalize(torch.cat([first, second]), dim=1)
    cosines = views @ views.T
    others = cosines[~torch.eye(10, dtype=torch.bool)].view(10, 9)  # the own column is cut out
    twin = torch.cat([torch.arange(4, 9), torch.arange(0, 5)])
    expected = F.cross_entropy(others / 0.5, twin)
    torch.testing.assert_close(nt_xent(first, second, temperature=0.5), expected)


def test_guessing_costs_the_logarithm_of_2n_minus_1() -> None:
    same = torch.ones(16, 4)
    assert float(nt_xent(same, same)) == pytest.approx(math.log(31), abs=1e-5)


def test_length_of_the_embeddings_does_not_matter() -> None:
    first, second = rows(4, 3, 0), rows(4, 3, 1)
    torch.testing.assert_close(nt_xent(7 * first, second / 5), nt_xent(first, second))


def test_without_its_comparisons_inside_a_view_it_is_the_loss_of_clip() -> None:
    """CLIP asks N candidates, NT-Xent 2N − 1: the N − 1 views of the own side come on top."""
    first, second = (F.normalize(rows(6, 4, seed), dim=1) for seed in (0, 1))
    scale = 5.0
    own, other = first @ first.T * scale, first @ second.T * scale
    own = own.masked_fill(torch.eye(6, dtype=torch.bool), float("-inf"))
    clip_row = F.cross_entropy(other, torch.arange(6))
    full_row = F.cross_entropy(torch.cat([own, other], dim=1), torch.arange(6, 12))
    assert full_row > clip_row
    back = F.cross_entropy(other.T, torch.arange(6))
    torch.testing.assert_close((clip_row + back) / 2, clip_loss(first, second, scale))
    mirrored = second @ second.T * scale
    mirrored = mirrored.masked_fill(torch.eye(6, dtype=torch.bool), float("-inf"))
    full_back = F.cross_entropy(torch.cat([mirrored, other.T], dim=1), torch.arange(6, 12))
    torch.testing.assert_close(
        (full_row + full_back) / 2, nt_xent(first, second, temperature=1 / scale)
    )


def test_a_queue_of_all_other_views_makes_it_the_loss_of_moco() -> None:
    first, second = rows(3, 4, 0), rows(3, 4, 1)
    views = torch.cat([first, second])
    questions = []
    for i in range(6):
        twin = (i + 3) % 6
        queue = views[[k for k in range(6) if k not in (i, twin)]]  # 2N − 2 negatives
        questions.append(
            queue_info_nce(views[i : i + 1], views[twin : twin + 1], queue, temperature=0.5)
        )
    torch.testing.assert_close(torch.stack(questions).mean(), nt_xent(first, second))


def test_attraction_is_the_numerator() -> None:
    first, second = rows(4, 3, 0), rows(4, 3, 1)
    views = F.normalize(torch.cat([first, second]), dim=1)
    cosines = (views @ views.T / 0.5).masked_fill(torch.eye(8, dtype=torch.bool), float("-inf"))
    repulsion = cosines.logsumexp(dim=1).mean()
    torch.testing.assert_close(attraction(first, second) + repulsion, nt_xent(first, second))
    assert float(attraction(first, first, temperature=0.25)) == pytest.approx(-4)


def test_both_views_get_a_gradient() -> None:
    first, second = rows(4, 3, 0).requires_grad_(), rows(4, 3, 1).requires_grad_()
    nt_xent(first, second).backward()
    assert first.grad is not None
    assert second.grad is not None
    assert min(float(first.grad.abs().sum()), float(second.grad.abs().sum())) > 0


@pytest.mark.parametrize("loss", [nt_xent, attraction])
def test_wrong_input_is_refused(loss) -> None:
    with pytest.raises(ValueError, match="of one shape"):
        loss(rows(3, 4, 0), rows(4, 4, 0))
    with pytest.raises(ValueError, match="must be positive"):
        loss(rows(3, 4, 0), rows(3, 4, 0), temperature=0.0)
