import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.assets.emoji_families import groups, held_out, name_family, name_series


@pytest.mark.parametrize(
    "variants",
    [
        ["👩‍⚖️", "👨‍⚖️", "🧑‍⚖️"],
        ["🏃", "🏃‍♀️", "🏃‍♂️", "🏃‍➡️", "🏃‍♀️‍➡️"],
        ["🕐", "🕧", "🕛"],
        ["1️⃣", "#️⃣"],
        ["👨‍👩‍👧", "👩‍👦", "🧑‍🧑‍🧒"],
        ["👫", "👭"],
    ],
)
def test_variants_share_a_family(variants):
    assert len({name_family(emoji) for emoji in variants}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("🐶", "🐱"), ("🇪🇸", "🇫🇷"), ("♀️", "♂️"), ("👩‍⚖️", "👩‍🚀"), ("➡️", "♀️")]
)
def test_different_concepts_do_not(one, other):
    assert name_family(one) != name_family(other)


def test_a_series_holds_clocks_and_families_but_not_the_genders_of_a_runner():
    assert name_series("🕐") == name_series("🕧")
    assert name_series("👨‍👩‍👧") == name_series("👩‍👦")
    assert name_series("🏃‍♀️") != name_series("🏃‍♂️")


def picture(shade: int) -> np.ndarray:
    return np.full((64, 64, 3), shade, dtype=np.uint8)


def test_pictures_that_look_alike_join_families():
    pictures = np.stack([picture(10), picture(12), picture(90)])
    assert groups(["🇳🇴", "🇸🇯", "🇪🇸"], pictures, name_family) == ["🇳🇴", "🇳🇴", "🇪🇸"]


def test_names_and_looks_join_transitively():
    pictures = np.stack([picture(10), picture(12), picture(200)])
    assert len(set(groups(["🐶", "🏃", "🏃‍♀️"], pictures, name_family))) == 1


names = st.lists(st.integers(0, 60).map(str), min_size=60, max_size=200)


@given(names, st.integers(1, 20), st.integers(0, 9))
def test_whole_families_are_held_out(family, count, seed):
    chosen = held_out(family, count, seed=seed)
    assert sum(chosen) <= count
    for name in set(family):
        assert len({out for out, own in zip(chosen, family, strict=True) if own == name}) == 1


def test_exactly_as_many_as_asked_for_and_none_of_a_large_family():
    family = [f"alone {n}" for n in range(80)] + ["clock"] * 24
    chosen = held_out(family, 30, seed=0)
    assert sum(chosen) == 30
    assert not any(chosen[80:])
