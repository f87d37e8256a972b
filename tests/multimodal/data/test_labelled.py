"""Pictures with their labels, as they are or in two views."""

import pytest
import torch

from multimodal.data.augment.jitter import Jitter
from multimodal.data.labelled import ImageLoader, LabelledImages, ViewLoader


def numbered(count=10):
    """Pictures of one pixel whose value is their number."""
    images = torch.arange(count).float().reshape(count, 1, 1, 1)
    return LabelledImages(images, torch.arange(count))


def shaken(images, generator):
    return images + torch.rand(images.shape, generator=generator) / 2


def first(loader, count):
    stream = iter(loader)
    return [next(stream) for _ in range(count)]


def test_an_epoch_shows_each_picture_once_with_its_label():
    batches = first(ImageLoader(numbered(), batch_size=5, seed=0), 2)
    assert sorted(torch.cat([batch.labels for batch in batches]).tolist()) == list(range(10))
    for batch in batches:
        assert torch.equal(batch.images.flatten(), batch.labels.float())


@pytest.mark.parametrize("kind", [ImageLoader, ViewLoader])
def test_a_saved_position_continues_with_the_same_batches(kind):
    def make():
        return kind(numbered(), batch_size=3, seed=4, augment=shaken)

    whole, start = first(make(), 7), make()
    first(start, 3)
    rest = make()
    rest.load_state_dict(start.state_dict())
    for expected, found in zip(whole[3:], first(rest, 4), strict=True):
        assert all(torch.equal(a, b) for a, b in zip(expected, found, strict=True))


def test_views_show_the_same_pictures_changed_independently():
    batch = first(ViewLoader(numbered(), batch_size=10, seed=0, augment=shaken), 1)[0]
    assert torch.equal(batch.first.floor(), batch.second.floor())
    assert torch.equal(batch.first.flatten().floor().long(), batch.labels)
    assert not torch.equal(batch.first, batch.second)


@pytest.mark.parametrize("kind", [ImageLoader, ViewLoader])
def test_what_is_done_to_a_batch_leaves_the_data_alone(kind):
    data = numbered()
    for part in first(kind(data, batch_size=10, seed=0, augment=lambda x, _: x), 1)[0]:
        part.fill_(7)
    assert all(torch.equal(*parts) for parts in zip(data, numbered(), strict=True))


@pytest.mark.parametrize("kind", [ImageLoader, ViewLoader])
@pytest.mark.parametrize(
    "other",
    [
        {"data": numbered()._replace(labels=torch.zeros(10).long())},
        {"data": numbered()._replace(images=numbered().images + 1)},
        {"augment": Jitter(shift=0.5)},
        {"batch_size": 4},
    ],
)
def test_the_state_of_other_data_or_settings_is_refused(kind, other):
    usual = {"data": numbered(), "batch_size": 5, "seed": 0, "augment": Jitter()}
    state = kind(**usual).state_dict()
    kind(**usual).load_state_dict(state)
    with pytest.raises(ValueError, match="the state has"):
        kind(**usual | other).load_state_dict(state)


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="10 pictures but 9 labels"):
        ImageLoader(LabelledImages(numbered().images, torch.arange(9)), batch_size=2, seed=0)
