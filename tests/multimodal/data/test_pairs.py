"""Pairs of a picture and one of its captions: drawn by seed, language and number."""

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.text.tokenizer import Tokenizer


def make_dataset(count: int = 10) -> PairDataset:
    """Image n is all n, and its captions name n."""
    images = torch.arange(count, dtype=torch.uint8).view(-1, 1, 1, 1).expand(count, 3, 8, 8).clone()
    captions = {
        "en": [[f"picture {n}", f"the number {n}"] for n in range(count)],
        "es": [[f"imagen {n}"] for n in range(count)],
        "zh": [[f"图片 {n}"] for n in range(count)],
    }
    return PairDataset(images, captions, tuple(f"id-{n}" for n in range(count)))


DATASET = make_dataset()
TOKENIZER = Tokenizer.train(DATASET.texts(), 400)


def make_loader(**changes) -> PairLoader:
    return PairLoader(DATASET, TOKENIZER.encode_batch, **({"batch_size": 4, "seed": 3} | changes))


def same(one, two) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, two, strict=True))


def take(loader: PairLoader, count: int) -> list:
    stream = iter(loader)
    return [next(stream) for _ in range(count)]


@given(st.integers(1, 10), st.integers(0, 3), st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_an_image_stands_at_most_once_in_a_batch(size, seed, epoch):
    for batch in make_loader(batch_size=size, seed=seed).epoch(epoch):
        assert len(set(batch.image_ids.tolist())) == size


def test_an_epoch_shows_each_image_at_most_once_and_drops_less_than_a_batch():
    shown = [i for batch in make_loader().epoch(0) for i in batch.image_ids.tolist()]
    assert len(shown) == len(set(shown)) == 8


def test_captions_belong_to_their_images():
    for batch in make_loader().epoch(0):
        for image, tokens in zip(batch.images, batch.tokens, strict=True):
            number = round(float(image.mean()) * 255)
            assert TOKENIZER.decode(tokens).endswith(str(number))


def test_batches_have_the_promised_types():
    batch = next(make_loader().epoch(0))
    assert batch.images.shape == (4, 3, 8, 8)
    assert batch.images.dtype == torch.float32
    assert 0 <= float(batch.images.min()) <= float(batch.images.max()) <= 1
    assert batch.tokens.dtype == batch.image_ids.dtype == torch.int64
    assert batch.mask.dtype == torch.bool
    assert torch.equal(batch.mask, batch.tokens != 0)


def test_all_languages_and_captions_are_drawn():
    seen = {
        TOKENIZER.decode(tokens).rstrip("0123456789 ")
        for batch in take(make_loader(), 30)
        for tokens in batch.tokens
    }
    assert seen == {"picture", "the number", "imagen", "图片"}


def test_only_the_named_languages_are_drawn():
    batch = next(make_loader(languages=("es",)).epoch(0))
    assert all(TOKENIZER.decode(tokens).startswith("imagen") for tokens in batch.tokens)


def test_same_seed_and_epoch_give_the_same_batches():
    one, two = list(make_loader().epoch(2)), list(make_loader().epoch(2))
    assert all(same(a, b) for a, b in zip(one, two, strict=True))
    assert not same(one[0], next(make_loader().epoch(3)))
    assert not same(one[0], next(make_loader(seed=4).epoch(2)))


@given(st.integers(0, 7))
@settings(max_examples=8, deadline=None)
def test_a_resumed_stream_goes_on_as_if_never_stopped(position):
    noise = {"augment": lambda images, generator: torch.rand(images.shape, generator=generator)}
    whole = take(make_loader(**noise), 9)
    stopped, resumed = make_loader(**noise), make_loader(**noise)
    take(stopped, position)
    resumed.load_state_dict(stopped.state_dict())
    for expected, got in zip(whole[position:], take(resumed, 9 - position), strict=True):
        assert same(expected, got)


def test_what_is_done_to_a_batch_leaves_the_data_alone():
    data = make_dataset()
    batch = next(iter(PairLoader(data, TOKENIZER.encode_batch, batch_size=10, seed=0)))
    for part in batch:
        part.fill_(1)
    assert data.images.equal(DATASET.images)
    again = next(iter(PairLoader(data, TOKENIZER.encode_batch, batch_size=10, seed=0)))
    assert not again.tokens.eq(1).all()


def test_a_language_without_captions_is_refused():
    with pytest.raises(ValueError, match="no captions in 'fr'"):
        make_loader(languages=("fr",))


def test_a_subset_keeps_images_and_captions_together():
    part = DATASET.subset([7, 2])
    assert part.ids == ("id-7", "id-2")
    assert part.images[:, 0, 0, 0].tolist() == [7, 2]
    assert part.captions["zh"] == [["图片 7"], ["图片 2"]]


def test_texts_of_some_languages():
    assert DATASET.texts(["es"]) == [f"imagen {n}" for n in range(10)]


@pytest.mark.parametrize(
    ("images", "captions", "ids", "message"),
    [
        (torch.zeros(1, 3, 8, 8), {"en": [["a"]]}, ("x",), "uint8"),
        (torch.zeros(1, 1, 8, 8, dtype=torch.uint8), {"en": [["a"]]}, ("x",), r"\(N, 3, H, W\)"),
        (torch.zeros(2, 3, 8, 8, dtype=torch.uint8), {"en": [["a"]]}, ("x",), "2 images but 1"),
        (torch.zeros(1, 3, 8, 8, dtype=torch.uint8), {"en": [[]]}, ("x",), "no caption"),
        (torch.zeros(1, 3, 8, 8, dtype=torch.uint8), {"en": [[" "]]}, ("x",), "empty one"),
        (torch.zeros(1, 3, 8, 8, dtype=torch.uint8), {"en": []}, ("x",), "captions in 'en' for 0"),
        (
            torch.zeros(2, 3, 8, 8, dtype=torch.uint8),
            {"en": [["a"]] * 2},
            ("x", "x"),
            "must differ",
        ),
    ],
)
def test_data_that_do_not_fit_together_are_refused(images, captions, ids, message):
    with pytest.raises(ValueError, match=message):
        PairDataset(images, captions, ids)


@pytest.mark.parametrize("kind", [list, tuple, iter, np.array, pd.Series])
def test_captions_of_an_image_are_any_row_of_texts(kind):
    images = torch.zeros(2, 3, 4, 4, dtype=torch.uint8)
    data = PairDataset(images, {"en": [kind(["a", "b"]), kind(["c"])]}, ("x", "y"))
    assert data.captions == {"en": [["a", "b"], ["c"]]}


@pytest.mark.parametrize("entry", [None, float("nan"), 3, "half \ud83d", b"a"])
def test_a_caption_that_is_none_is_named_with_its_image(entry):
    images = torch.zeros(2, 3, 4, 4, dtype=torch.uint8)
    with pytest.raises(ValueError, match=r"captions of image 'y' in 'en': text 1 \(from 0 on\)"):
        PairDataset(images, {"en": [["a"], ["b", entry]]}, ("x", "y"))


@pytest.mark.parametrize(
    "other",
    [{"languages": ("en",)}, {"languages": ("es", "en", "zh")}, {"augment": lambda x, _: x}],
)
def test_the_state_of_other_languages_or_changes_is_refused(other):
    state = make_loader().state_dict()
    make_loader().load_state_dict(state)
    with pytest.raises(ValueError, match="the state has drawn"):
        make_loader(**other).load_state_dict(state)


def test_the_state_of_other_captions_is_refused():
    captions = DATASET.captions | {"en": [["picture 1"]] * 10}
    other = PairDataset(DATASET.images, captions, DATASET.ids)
    loader = PairLoader(other, TOKENIZER.encode_batch, batch_size=4, seed=3)
    with pytest.raises(ValueError, match="the state has other data"):
        loader.load_state_dict(make_loader().state_dict())
