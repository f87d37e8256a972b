"""Answers item by item: kept as they were, small, and only where they belong."""

import numpy as np
import pytest
import torch

from multimodal.studies.answers import pack, split_answers, unpack


def drawn(seed: int, items: int = 4000) -> torch.Tensor:
    return torch.rand(items, generator=torch.Generator().manual_seed(seed)) < 0.8


def test_tensors_and_arrays_leave_the_rows():
    rows = [{"seed": 0, "hit": drawn(0)}, {"seed": 1}, {"seed": 2, "hit": drawn(2).numpy()}]
    columns, kept = split_answers(rows)
    assert columns == [{"seed": 0}, {"seed": 1}, {"seed": 2}]
    assert list(kept) == ["hit"]
    assert list(kept["hit"]) == [0, 2]


def test_numbers_stay_in_the_table():
    row = {"seed": np.int64(0), "score": torch.tensor(0.5), "share": 0.5}
    assert split_answers([row]) == ([row], {})


def test_round_trip_of_truth_values_and_fractions():
    rows = [{"hit": drawn(0), "share": torch.linspace(0, 1, 7)}, {"hit": drawn(1)}]
    _, kept = split_answers(rows)
    found = unpack(pack(kept))
    assert {name: list(rows) for name, rows in found.items()} == {"hit": [0, 1], "share": [0]}
    assert np.array_equal(found["hit"][1], drawn(1).numpy())
    assert found["hit"][1].dtype == bool
    assert found["share"][0] == pytest.approx(np.linspace(0, 1, 7))


def test_the_same_answers_make_the_same_bytes_and_few():
    _, kept = split_answers({"hit": drawn(seed)} for seed in range(30))
    packed = pack(kept)
    assert packed == pack(kept)
    assert len(packed) < 30 * 4000 / 4  # under two bits an item


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match=r"'hit' must be \(M,\), got \(2, 3\)"):
        split_answers([{"hit": torch.zeros(2, 3)}])
    with pytest.raises(ValueError, match="'hit' are about different numbers of test items"):
        split_answers([{"hit": torch.zeros(2)}, {"hit": torch.zeros(3)}])
