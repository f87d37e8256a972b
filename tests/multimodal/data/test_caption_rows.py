"""Captions dealt out one by one: nothing is lost, and nearly every held-out one has a sibling."""

import pytest
import torch

from multimodal.data.caption_rows import (
    gallery,
    known_share,
    known_share_expected,
    split_by_caption,
)
from multimodal.data.pairs import PairDataset
from multimodal.data.splits import split_by_image


def pictures(count=400, captions=5):
    texts = [[f"image {image} view {view}" for view in range(captions)] for image in range(count)]
    images = torch.arange(count, dtype=torch.uint8).view(-1, 1, 1, 1).expand(-1, 3, 2, 2)
    return PairDataset(images, {"en": texts, "es": texts}, tuple(map(str, range(count))))


def test_every_caption_stands_once_beside_its_own_image():
    data = pictures()
    parts = split_by_caption(data, 0.2, seed=0)
    assert sorted(parts.train.texts() + parts.held_out.texts()) == sorted(data.texts(("en",)))
    assert len(parts.held_out.texts()) == 400
    for part in parts:
        for image, name, texts in zip(part.images, part.ids, part.captions["en"], strict=True):
            assert int(image[0, 0, 0]) == int(name) % 256
            assert all(text.startswith(f"image {name} view") for text in texts)


def test_nearly_all_have_a_sibling_and_by_image_none():
    data = pictures()
    parts = split_by_caption(data, 0.2, seed=0)
    assert known_share_expected(5, 0.2) == pytest.approx(0.9984)
    assert known_share(parts.train, parts.held_out) == pytest.approx(0.9984, abs=0.01)
    rows = split_by_image(data.ids, {"train": 0.8, "test": 0.2}, seed=0)
    assert known_share(data.subset(rows["train"]), data.subset(rows["test"])) == 0


def test_a_gallery_has_one_caption_an_image():
    shown = gallery(pictures(), 3)
    assert shown.captions == {"en": [["image 0 view 0"], ["image 1 view 0"], ["image 2 view 0"]]}
    assert len(gallery(pictures(2), 3)) == 2


@pytest.mark.parametrize("share", [0, 1, 0.0001])
def test_an_empty_part_is_refused(share):
    with pytest.raises(ValueError, match="leaves one part empty"):
        split_by_caption(pictures(10), share, seed=0)
    with pytest.raises(ValueError, match="need captions"):
        known_share_expected(0, share)


def test_both_parts_keep_the_order_of_the_images_and_their_captions():
    for part in split_by_caption(pictures(40), 0.3, seed=1):
        assert list(part.ids) == sorted(part.ids, key=int)
        assert part.texts() == sorted(part.texts(), key=lambda text: (int(text.split()[1]), text))
        assert set(part.captions) == {"en"}
    train, held_out = split_by_caption(pictures(40), 0.3, seed=2, language="es")
    assert set(train.captions) == set(held_out.captions) == {"es"}
    assert len(held_out.texts(("es",))) == 60
    assert held_out.texts() != split_by_caption(pictures(40), 0.3, seed=3, language="es")[1].texts()


def test_the_share_of_known_captions_by_hand():
    two = pictures(2, captions=1)
    three = pictures(3, captions=2)
    assert known_share(two, three) == pytest.approx(4 / 6)
    assert known_share_expected(1, 0.3) == 0
    assert known_share_expected(2, 0.25) == 0.75
    for share in (-0.1, 1.1):
        with pytest.raises(ValueError, match="a share in 0"):
            known_share_expected(2, share)
    assert (known_share_expected(2, 0), known_share_expected(2, 1)) == (1, 0)
