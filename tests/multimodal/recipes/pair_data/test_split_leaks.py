"""Leaks that were planted leak, and splits that keep sources apart close them."""

import pytest
import torch

from multimodal.data.labelled import LabelledImages
from multimodal.recipes.pair_data.split_leaks import (
    border,
    coin_tosses,
    frames,
    nearest_label,
    neighbour_in_the_list,
    photographed_by_shops,
)


def test_a_film_glides_from_corner_to_corner() -> None:
    picture = torch.arange(3 * 20 * 30).view(3, 20, 30)
    film = frames(picture, 5, 8)
    assert film.shape == (5, 3, 8, 8)
    assert torch.equal(film[0], picture[:, :8, :8])
    assert torch.equal(film[-1], picture[:, 12:, 22:])
    with pytest.raises(ValueError, match="no room for windows of 20"):
        frames(picture, 5, 20)


def test_tosses_hold_for_their_length() -> None:
    tosses = coin_tosses(25, 10, seed=0)
    assert tosses.shape == (25,)
    assert all(len(set(tosses[start : start + 10].tolist())) == 1 for start in (0, 10, 20))
    many = coin_tosses(4000, 1, seed=1)
    assert 0.45 < many.float().mean() < 0.55


def test_a_shop_sells_its_kinds_and_its_border_tells_it() -> None:
    labels = torch.arange(10).repeat(20)
    data = LabelledImages(torch.rand(200, 1, 8, 8), labels)
    made = photographed_by_shops(data, shops=20, sold=2, seed=0)
    assert torch.equal(made.data.images[..., 1:-1, 1:-1], data.images[..., 1:-1, 1:-1])
    assert torch.equal(made.data.labels, labels)
    for shop in made.shops.unique():
        mine = made.shops == shop
        assert len(labels[mine].unique()) <= 2
        assert len(border(made.data.images)[mine].unique()) == 1
    edges = made.data.images
    assert torch.equal(edges[:, 0, 0, 0], edges[:, 0, -1, -1])
    assert not torch.equal(data.images, edges)


def test_the_nearest_item_lends_its_label() -> None:
    train = torch.tensor([[0.0], [10.0]])
    found = nearest_label(train, torch.tensor([3, 7]), torch.tensor([[1.0], [8.0], [-5.0]]))
    assert found.tolist() == [3, 7, 3]


def test_the_neighbour_in_a_list_is_a_kept_one() -> None:
    assert neighbour_in_the_list([0, 4, 9], [1, 2, 5, 8]) == [0, 0, 4, 9]
