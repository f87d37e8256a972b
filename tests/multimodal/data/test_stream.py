"""Batches without end: each entry once an epoch, everything by seed, stopped and continued."""

from itertools import islice

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.data.stream import Stream, torch_generator


class Rows(Stream[tuple[list[int], int, float]]):
    """Says which entries a batch holds, and a number drawn for it in NumPy and in PyTorch."""

    def _batch(self, rows, random):
        drawn = int(random.integers(1000))
        return rows.tolist(), drawn, float(torch.rand((), generator=torch_generator(random)))


def rows(batch_size=4, seed=3):
    return Rows(10, batch_size=batch_size, seed=seed)


def shown(stream, count):
    return list(islice(iter(stream), count))


@given(st.integers(1, 10), st.integers(0, 3))
@settings(max_examples=25, deadline=None)
def test_an_epoch_shows_each_entry_at_most_once_and_drops_less_than_a_batch(size, seed):
    stream = rows(batch_size=size, seed=seed)
    seen = [row for batch in stream.epoch(0) for row in batch[0]]
    assert len(seen) == len(set(seen)) == size * stream.batches_per_epoch > 10 - size


def test_epochs_batches_and_seeds_differ_and_repeat():
    assert shown(rows(), 6) == shown(rows(), 6)
    assert shown(rows(), 6) == [batch for epoch in range(3) for batch in rows().epoch(epoch)]
    assert len({str(batch[0]) for batch in shown(rows(), 6) + shown(rows(seed=4), 6)}) == 12
    assert len({batch[1:] for batch in shown(rows(), 6) + shown(rows(seed=4), 6)}) == 12


def test_looking_at_an_epoch_does_not_move_the_stream():
    stream = rows()
    before = shown(stream, 1)
    list(stream.epoch(5))
    assert before + shown(stream, 1) == shown(rows(), 2)


@pytest.mark.parametrize("position", range(6))
def test_a_resumed_stream_goes_on_as_if_never_stopped(position):
    whole, stopped, resumed = shown(rows(), 7), rows(), rows()
    shown(stopped, position)
    resumed.load_state_dict(stopped.state_dict())
    assert shown(resumed, 7 - position) == whole[position:]


def test_a_state_of_another_seed_is_refused():
    with pytest.raises(ValueError, match="seed 3, this loader has 4"):
        rows(seed=4).load_state_dict(rows().state_dict())


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"position": -1}, "the state has the position -1"),
        ({"position": "3"}, "the state has the position 3"),
        ({"position": None}, "the state has the position None"),
        ({"size": 11}, "size 11, this loader has 10"),
        ({"batch_size": 5}, "batch_size 5, this loader has 4"),
        ({"drawn": "Jitter()"}, r"drawn Jitter\(\), this loader has None"),
        ({"data": "another digest"}, "the state has other data"),
    ],
)
def test_a_state_of_other_batches_is_refused_and_moves_nothing(wrong, message):
    stream = rows()
    with pytest.raises(ValueError, match=message):
        stream.load_state_dict(rows().state_dict() | {"position": 5} | wrong)
    assert stream.state_dict()["position"] == 0


@pytest.mark.parametrize(
    "wrong", [{"batch_size": 2.5}, {"batch_size": "4"}, {"seed": -1}, {"seed": 0.5}, {"seed": None}]
)
def test_sizes_and_seeds_are_whole_numbers(wrong):
    with pytest.raises(ValueError, match="must be a whole number of at least 0, got"):
        rows(**wrong)


@pytest.mark.parametrize("size", [0, 11])
def test_impossible_batch_sizes_are_refused(size):
    with pytest.raises(ValueError, match=f"between 1 and 10, got {size}"):
        rows(batch_size=size)


def test_the_draws_of_the_pages_stay_what_they_are():
    """Every training on the pages follows from these numbers."""
    assert [(batch[0], batch[1]) for batch in shown(rows(), 3)] == [
        ([9, 6, 0, 2], 811),
        ([1, 4, 7, 5], 278),
        ([4, 1, 2, 8], 978),
    ]
    assert rows().batches_per_epoch == 2
    assert rows(batch_size=10).batches_per_epoch == rows(batch_size=6).batches_per_epoch == 1
    assert rows(batch_size=1).batches_per_epoch == 10
    assert next(rows().epoch(0, 1)) == shown(rows(), 2)[1]
