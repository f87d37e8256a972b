"""The loaders beside ``torch.utils.data.DataLoader`` over the data set that one writes for it."""

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import torch
from torch import Generator, Tensor
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset, TensorDataset, default_collate

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.augment.jitter import Jitter
from multimodal.data.emoji import load_emoji
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, ViewLoader
from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.data.stream import Augment
from multimodal.text.tokenizer import Tokenizer
from tools.peers.row import OURS, Row, Side

PAIRS, PICTURES = 256, 96
Pair = tuple[Tensor, Tensor]
Collate = Callable[[list[Any]], Any]


def rows() -> Iterator[Row]:
    """One batch at a time, in this process; the pictures have the same shape."""
    scenes, emoji = partial(scene_dataset, 2000, seed=0), partial(load_emoji, 32)
    for name, read, augment in (("scenes", scenes, None), ("emoji, jitter", emoji, Jitter())):
        pairs = {OURS: our_pairs, "DataLoader": their_pairs}
        sides = {side: partial(make, read, augment) for side, make in pairs.items()}
        yield Row(f"pairs, {name}", sides)
    others = {"DataLoader": partial(their_pictures, default_collate, PICTURES)}
    yield Row("pictures", {OURS: our_pictures} | others)
    others = {"DataLoader": partial(their_pictures, views_of_a_batch, PAIRS)}
    others["DataLoader, torchvision per picture"] = partial(their_pictures, view_by_view, PAIRS)
    yield Row("two views", {OURS: our_views} | others)


class Pairs(Dataset[Pair]):
    """A picture and one of its captions, encoded in advance."""

    def __init__(self, data: PairDataset, tokenizer: Tokenizer) -> None:
        self.images = data.images
        self.captions = [
            [[torch.tensor(tokenizer.encode(text)) for text in texts] for texts in captions]
            for captions in data.captions.values()
        ]

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> Pair:
        return self.images[index] / 255, random.choice(random.choice(self.captions)[index])


def our_pairs(read: Callable[[], PairDataset], augment: Augment | None) -> Side:
    data = read()
    tokenise = Tokenizer.train(data.texts(), 600).encode_batch
    return _side(PairLoader(data, tokenise, batch_size=PAIRS, seed=0, augment=augment))


def their_pairs(read: Callable[[], PairDataset], augment: Augment | None) -> Side:
    data = read()

    def collate(pairs: list[Pair]) -> tuple[Tensor, Tensor, Tensor]:
        images, texts = zip(*pairs, strict=True)
        tokens, pictures = pad_sequence(list(texts), batch_first=True), torch.stack(images)
        pictures = augment(pictures, Generator()) if augment else pictures
        return pictures, tokens, tokens != 0

    return _loader(Pairs(data, Tokenizer.train(data.texts(), 600)), PAIRS, collate)


def our_pictures() -> Side:
    return _side(ImageLoader(load_fashion("train"), batch_size=PICTURES, seed=0))


def our_views() -> Side:
    data = load_fashion("train")
    return _side(ViewLoader(data, batch_size=PAIRS, seed=0, augment=GarmentViews()))


def their_pictures(collate: Collate, size: int) -> Side:
    return _loader(TensorDataset(*load_fashion("train")), size, collate)


def views_of_a_batch(pictures: list[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Our views, of what the default makes a batch."""
    images, labels = default_collate(pictures)
    view, generator = GarmentViews(), Generator()
    return view(images, generator), view(images, generator), labels


def view_by_view(pictures: list[Pair]) -> Any:
    """Views of torchvision: crop, mirror and erase, picture by picture."""
    from torchvision.transforms import v2

    view = v2.Compose(
        [v2.RandomResizedCrop(28, (0.3, 1)), v2.RandomHorizontalFlip(), v2.RandomErasing()]
    )
    return default_collate([(view(image), view(image), label) for image, label in pictures])


def _loader(data: Dataset[Any], size: int, collate: Collate) -> Side:
    loader = DataLoader(data, size, shuffle=True, drop_last=True, collate_fn=collate)

    def endless() -> Iterator[Any]:
        while True:
            yield from loader

    return _side(endless())


def _side(batches: Iterable[Any]) -> Side:
    stream = iter(batches)
    return Side(partial(next, stream), lambda: [torch.tensor(next(stream)[0].shape).float()])
