"""Gates whose parts are published, and what must hold for every table."""

import itertools

import pytest
import torch
from torch import Tensor

from multimodal.metrics.partial_information import (
    count_table,
    decompose,
    mutual_information,
    specific_information,
)

BITS = torch.tensor(list(itertools.product((0, 1), repeat=2)))
ONE, TWO = BITS.T

# (redundant, first only, second only, synergy); I_min of Williams and Beer 2010, as in table 1 of
# Griffith and Koch 2014 for AND and for the pair of bits
PUBLISHED = {
    "copy": ((ONE, ONE, ONE), (1, 0, 0, 0)),
    "xor": ((ONE, TWO, ONE ^ TWO), (0, 0, 0, 1)),
    "and": ((ONE, TWO, ONE & TWO), (0.311278, 0, 0, 0.5)),
    "or": ((ONE, TWO, ONE | TWO), (0.311278, 0, 0, 0.5)),
    "first only": ((ONE, TWO, ONE), (0, 1, 0, 0)),
    "two bits": ((ONE, TWO, 2 * ONE + TWO), (1, 0, 0, 1)),
}


@pytest.mark.parametrize("gate", PUBLISHED)
def test_gates_have_their_published_parts(gate: str) -> None:
    sources, parts = PUBLISHED[gate]
    found = decompose(count_table(*sources))
    assert tuple(found) == pytest.approx(parts, abs=1e-6)


def any_table(seed: int) -> Tensor:
    return torch.rand(3, 4, 5, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@pytest.mark.parametrize("seed", range(5))
def test_parts_add_up_and_none_is_negative(seed: int) -> None:
    joint = any_table(seed) / any_table(seed).sum()
    found = decompose(joint)
    assert min(found) > -1e-9
    assert found.redundant + found.first_only == pytest.approx(mutual_information(joint.sum(1)))
    assert found.redundant + found.second_only == pytest.approx(mutual_information(joint.sum(0)))
    assert found.total == pytest.approx(mutual_information(joint.flatten(0, 1)))


def test_exchanging_the_sources_exchanges_their_parts() -> None:
    here, there = decompose(any_table(0)), decompose(any_table(0).transpose(0, 1))
    assert (here.first_only, here.second_only) == pytest.approx(
        (there.second_only, there.first_only)
    )
    assert here.synergy == pytest.approx(there.synergy)


def test_information_of_an_answer_by_hand() -> None:
    joint = torch.tensor([[0.5, 0.0], [0.25, 0.25]], dtype=torch.float64)  # AND: source, answer
    # y = 1: only x = 1, whose p(y|x) = 1/2 is twice p(y) = 1/4
    assert specific_information(joint)[1] == pytest.approx(1)
    assert mutual_information(joint) == pytest.approx(0.311278, abs=1e-6)


def test_an_answer_that_never_occurs_adds_nothing() -> None:
    table = count_table(ONE, TWO, ONE ^ TWO)
    wider = torch.nn.functional.pad(table, (0, 2, 0, 1))
    assert tuple(decompose(wider)) == pytest.approx(tuple(decompose(table)))


def test_counts_are_counted() -> None:
    table = count_table(torch.tensor([0, 0, 2]), torch.tensor([1, 1, 0]), torch.tensor([0, 0, 1]))
    assert table.shape == (3, 2, 2)
    assert table[0, 1, 0] == 2
    assert table[2, 0, 1] == 1
    assert table.sum() == 3


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="not all of them 0"):
        decompose(torch.zeros(2, 2, 2))
    with pytest.raises(ValueError, match="from 0 on"):
        decompose(-torch.ones(2, 2, 2))
    with pytest.raises(ValueError, match="table"):
        decompose(torch.ones(2, 2))
    with pytest.raises(ValueError, match="second must be"):
        count_table(ONE, TWO[:2], ONE)
