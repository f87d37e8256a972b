import pytest
from hypothesis import given
from hypothesis import strategies as st

from multimodal.data.splits import split_by_image, split_in_time

FRACTIONS = {"train": 0.6, "validation": 0.2, "test": 0.2}
rows = st.lists(st.sampled_from([f"image-{n}" for n in range(40)]), min_size=30, max_size=200)


@given(rows.filter(lambda ids: len(set(ids)) >= 3), st.integers(0, 5))
def test_no_image_stands_in_two_parts(ids, seed):
    parts = split_by_image(ids, FRACTIONS, seed=seed)
    images = [{ids[row] for row in part} for part in parts.values()]
    assert len(set.union(*images)) == sum(map(len, images))


@given(rows.filter(lambda ids: len(set(ids)) >= 3), st.integers(0, 5))
def test_every_row_stands_in_exactly_one_part(ids, seed):
    parts = split_by_image(ids, FRACTIONS, seed=seed)
    assert sorted(row for part in parts.values() for row in part) == list(range(len(ids)))


@given(rows.filter(lambda ids: len(set(ids)) >= 3), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_move_an_image(ids, random):
    shuffled = random.sample(ids, len(ids))
    one = split_by_image(ids, FRACTIONS, seed=1)
    two = split_by_image(shuffled, FRACTIONS, seed=1)
    assert {ids[row] for row in one["test"]} == {shuffled[row] for row in two["test"]}


def test_shares_count_images_not_rows():
    ids = ["many"] * 50 + [f"single-{n}" for n in range(9)]
    parts = split_by_image(ids, {"train": 0.5, "test": 0.5}, seed=0)
    assert {len({ids[row] for row in part}) for part in parts.values()} == {5}


def test_another_seed_deals_another_split():
    ids = [str(n) for n in range(50)]
    assert split_by_image(ids, FRACTIONS, seed=0) != split_by_image(ids, FRACTIONS, seed=1)


@pytest.mark.parametrize("shares", [{"train": 0.5, "test": 0.4}, {"train": 1.2, "test": -0.2}, {}])
def test_impossible_fractions_are_refused(shares):
    with pytest.raises(ValueError, match="add up to 1"):
        split_by_image(["a", "b", "c"], shares, seed=0)


def test_too_few_images_are_refused():
    with pytest.raises(ValueError, match="1 images cannot fill 2 parts"):
        split_by_image(["a", "a", "a"], {"train": 0.5, "test": 0.5}, seed=0)


def test_the_splits_of_the_pages_stay_what_they_are():
    ids = [str(n) for n in range(12)]
    assert split_by_image(ids, FRACTIONS, seed=0) == {
        "train": [0, 2, 3, 5, 7, 9, 10],
        "validation": [4, 8, 11],
        "test": [1, 6],
    }


def test_a_part_may_be_empty_and_rounding_is_forgiven():
    parts = split_by_image(["a", "b", "c"], {"train": 1.0, "test": 0.0}, seed=0)
    assert parts == {"train": [0, 1, 2], "test": []}
    thirds = dict.fromkeys(("train", "validation", "test"), 1 / 3)
    assert [len(part) for part in split_by_image(["a", "b", "c"], thirds, seed=0).values()] == [
        1
    ] * 3
    split_by_image(["a", "b"], {"train": 0.5, "test": 0.5 + 9e-7}, seed=0)
    with pytest.raises(ValueError, match="add up to 1"):
        split_by_image(["a", "b"], {"train": 0.5, "test": 0.5 + 1.1e-6}, seed=0)


def test_a_split_in_time_has_no_row_before_an_earlier_part() -> None:
    times = [5, 1, 4, 2, 3, 9, 8, 7, 6, 0]
    parts = split_in_time(times, {"train": 0.6, "validation": 0.2, "test": 0.2})
    moments = [[times[row] for row in rows] for rows in parts.values()]
    assert [sorted(part) for part in moments] == [[0, 1, 2, 3, 4, 5], [6, 7], [8, 9]]
    assert all(rows == sorted(rows) for rows in parts.values())


def test_rows_of_one_moment_stay_together() -> None:
    assert split_in_time([1, 1, 1, 2], {"a": 0.5, "b": 0.5}) == {"a": [0, 1, 2], "b": [3]}


@pytest.mark.parametrize(
    ("times", "fractions", "message"),
    [([1, 1], {"a": 0.5, "b": 0.5}, "1 times cannot fill 2"), ([1, 2], {"a": 0.5}, "add up to 1")],
)
def test_impossible_splits_in_time_are_refused(times, fractions, message) -> None:
    with pytest.raises(ValueError, match=message):
        split_in_time(times, fractions)
