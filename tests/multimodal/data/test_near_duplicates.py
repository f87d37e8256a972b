"""Codes that survive small changes, limits and what lies below them."""

import pytest
import torch

from multimodal.data.near_duplicates import (
    Twins,
    average_hash,
    bit_distances,
    cosine_distances,
    difference_hash,
    strictest,
    thumbnails,
    twins,
)


def drawn(count: int = 4) -> torch.Tensor:
    noise = torch.rand(count, 3, 8, 9, generator=torch.Generator().manual_seed(0))
    big = noise.repeat_interleave(8, 2).repeat_interleave(8, 3)
    return (200 * big).to(torch.uint8)


def test_thumbnails_are_grey_means() -> None:
    red = torch.zeros(1, 3, 16, 16, dtype=torch.uint8)
    red[:, 0, :, 8:] = 100
    fields = thumbnails(red)
    assert fields.shape == (1, 8, 8)
    assert torch.allclose(fields[0, :, 4:], torch.tensor(29.9))
    assert (fields[0, :, :4] == 0).all()


def test_the_average_hash_by_hand() -> None:
    levels = torch.tensor([0.9, 0.2, 0.8, 0.1]).repeat(16).view(8, 8)
    picture = (levels * 200).to(torch.uint8).expand(3, 8, 8)[None]
    darker = (picture.float() * 0.7).to(torch.uint8)
    assert average_hash(picture)[0, :4].tolist() == [True, False, True, False]
    assert torch.equal(average_hash(picture), average_hash(darker))


def test_the_difference_hash_by_hand() -> None:
    rising = torch.arange(0, 180, 20, dtype=torch.uint8).expand(1, 3, 8, 9)
    assert difference_hash(rising).all()
    assert not difference_hash(rising.flip(-1)).any()


@pytest.mark.parametrize("code", [average_hash, difference_hash])
def test_codes_forget_brightness_and_size_and_tell_pictures_apart(code) -> None:
    images = drawn()
    darker = (images.float() * 0.8).to(torch.uint8)
    larger = images.repeat_interleave(2, 2).repeat_interleave(2, 3)
    for changed in (darker, larger):
        distances = bit_distances(code(images), code(changed))
        assert (distances.diagonal() <= 2 / 64).all()
    between = bit_distances(code(images), code(images))
    assert between[~torch.eye(4, dtype=torch.bool)].min() > 0.2


def test_distances() -> None:
    a = torch.tensor([[True, True, False, False]])
    b = torch.tensor([[True, False, False, False], [False, False, True, True]])
    assert bit_distances(a, b).tolist() == [[0.25, 1.0]]
    near = cosine_distances(torch.tensor([[1.0, 0.0]]), torch.tensor([[2.0, 0.0], [0.0, 3.0]]))
    assert torch.allclose(near, torch.tensor([[0.0, 1.0]]), atol=1e-6)


def test_the_limit_lets_so_many_false_alarms_through() -> None:
    distances = torch.rand(50, 50, generator=torch.Generator().manual_seed(0))
    limit = strictest(distances, alarms=0.1)
    upper = distances[torch.triu(torch.ones(50, 50, dtype=torch.bool), diagonal=1)]
    assert float((upper < limit).float().mean()) == pytest.approx(0.1, abs=0.01)


def test_twins_are_listed_closest_first() -> None:
    distances = torch.tensor([[0.5, 0.1], [0.25, 0.75]])
    assert twins(distances, 0.5) == [Twins(0, 1, pytest.approx(0.1)), Twins(1, 0, 0.25)]


def test_pictures_of_another_kind_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(N, 3, H, W\) uint8, got \(2, 3, 8, 8\) torch.float32"):
        average_hash(torch.rand(2, 3, 8, 8))
