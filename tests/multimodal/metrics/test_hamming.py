"""Bytes, distances and recall by plain loops over bits."""

import itertools
import random

import numpy as np
import pytest
import torch

from multimodal.metrics.hamming import (
    bytes_per_code,
    hamming_distances,
    hamming_recall,
    pack_signs,
    unpack_bits,
)

RANDOM = torch.Generator().manual_seed(0)


def test_bytes_by_hand():
    values = torch.tensor([[0.1, -1.0, 0.0, 5.0, -2.0, -2.0, -2.0, 1.0, 3.0]])
    assert pack_signs(values).tolist() == [[0b10010001, 0b10000000]]
    assert pack_signs(torch.tensor([[True, False]])).tolist() == [[0b10000000]]
    assert pack_signs(values).dtype == torch.uint8


@pytest.mark.parametrize("bits", [1, 7, 8, 9, 32, 61])
def test_packed_and_unpacked_nothing_changes(bits):
    values = torch.randn(6, bits, generator=RANDOM)
    codes = pack_signs(values)
    assert codes.shape == (6, bytes_per_code(bits))
    assert torch.equal(codes, torch.from_numpy(np.packbits(values.numpy() > 0, axis=1)))
    assert torch.equal(unpack_bits(codes, bits), values > 0)


@pytest.mark.parametrize("bits", [1, 8, 13, 64])
def test_distances_by_loops(bits):
    one, other = torch.randn(4, bits, generator=RANDOM), torch.randn(6, bits, generator=RANDOM)
    wanted = [
        [sum((a > 0) != (b > 0) for a, b in zip(x, y, strict=True)) for y in other] for x in one
    ]
    found = hamming_distances(pack_signs(one), pack_signs(other))
    assert found.tolist() == [[int(n) for n in row] for row in wanted]


def test_every_byte_with_every_byte():
    every = torch.arange(256, dtype=torch.uint8)[:, None]
    found = hamming_distances(every, every)
    for a, b in itertools.product(range(0, 256, 7), range(256)):
        assert found[a, b] == (a ^ b).bit_count()
    assert torch.equal(found, found.T)
    assert found.diagonal().max() == 0


def test_distances_are_those_of_signs():
    """K − the product of ±1, halved: the other way to count."""
    signs = torch.randn(9, 24, generator=RANDOM).sign()
    wanted = (24 - signs @ signs.T) / 2
    assert torch.equal(hamming_distances(pack_signs(signs), pack_signs(signs)).float(), wanted)


def shuffled_recall(queries, gallery, targets, k, rounds=4000):
    """Sort after shuffling, many times."""
    distances = hamming_distances(queries, gallery).tolist()
    shuffle, hits = random.Random(0), 0
    for _ in range(rounds):
        for row, target in zip(distances, targets, strict=True):
            order = list(range(len(row)))
            shuffle.shuffle(order)
            hits += target in sorted(order, key=lambda item, row=row: row[item])[:k]
    return hits / rounds / len(targets)


def test_ties_are_counted_in_expectation():
    codes = torch.randint(0, 2, (8, 3), generator=RANDOM)
    gallery, queries = pack_signs(codes), pack_signs(codes[:4])
    found = hamming_recall(queries, gallery, torch.arange(4), ks=(1, 2, 8))
    assert found[8] == 1
    for k in (1, 2):
        wanted = shuffled_recall(queries, gallery, range(4), k)
        assert found[k] == pytest.approx(wanted, abs=0.02)
    assert found[1] < 1  # some of the eight items share their three bits


def test_codes_that_are_all_the_same_find_by_chance():
    same = torch.zeros(10, 2, dtype=torch.uint8)
    assert hamming_recall(same, same, torch.arange(10), ks=(1, 5)) == pytest.approx(
        {1: 0.1, 5: 0.5}
    )


def test_a_million_items():
    assert bytes_per_code(64) * 10**6 == 8_000_000
    assert (bytes_per_code(1), bytes_per_code(8), bytes_per_code(9)) == (1, 1, 2)


def test_bad_input():
    codes = torch.zeros(3, 2, dtype=torch.uint8)
    with pytest.raises(ValueError, match="codes must have one length, got 2 and 1"):
        hamming_distances(codes, codes[:, :1])
    with pytest.raises(ValueError, match="queries must hold bytes"):
        hamming_distances(codes.float() + 0.5, codes)
    with pytest.raises(ValueError, match="gallery must hold bytes"):
        hamming_distances(codes, codes.long() + 256)
    with pytest.raises(ValueError, match="17 bits need 3 bytes, got 2"):
        unpack_bits(codes, 17)
    with pytest.raises(ValueError, match="bits must be a whole number"):
        bytes_per_code(0)
