"""Who knows the things of the knowledge base by sight, and draws of their pictures.

The recogniser has seen all things, also those that nobody asks about in training: it names them,
and knows no fact. ``python -m multimodal.recipes.answer_knowledge.thing_recogniser`` trains it and
writes the weights that the package ships.

Letters: T things, N pictures, E width of the features.
"""

from functools import cache

import torch
from safetensors.torch import load_file, save
from torch import Generator, Tensor

from multimodal.assets import ASSETS, asset
from multimodal.data.augment.jitter import Jitter
from multimodal.data.emoji import load_emoji
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.data.pairs import as_floats
from multimodal.data.questions.knowledge import rows_of_things, things
from multimodal.encoders.place_cnn import PlaceCNN, WholePicture
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.vit.classification import classify
from multimodal.training.files import write_atomically
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

FILE = "things.safetensors"
SIZE = 32
WIDTH = 64
SETTINGS = FitSettings(learning_rate=2e-3, log_every=0)
VARIED = Jitter(shift=0.1, scale=0.2, turn=0.25, tint=0.15)


def thing_pictures() -> Tensor:
    """The pictures of OpenMoji, (T, 3, 32, 32) in [0, 1]."""
    return as_floats(load_emoji(SIZE).images[rows_of_things()])


def varied_pictures(each: int, *, seed: int) -> tuple[Tensor, Tensor]:
    """``each`` pictures of every thing, moved, resized, turned and tinted: (N, 3, 32, 32), (N,)."""
    images, labels = thing_pictures(), torch.arange(len(things()))
    generator = Generator().manual_seed(seed)
    return VARIED(images.repeat(each, 1, 1, 1), generator), labels.repeat(each)


def recogniser() -> Classifier:
    """Untrained: three convolutions, one vector, T scores."""
    places = PlaceCNN(width=64, side=SIZE)
    return Classifier(encoder=WholePicture(places=places, width=WIDTH), classes=len(things()))


def train_recogniser(seed: int = 0) -> Classifier:
    """Learns the names of all things, in about ten seconds."""
    with seeded(seed):
        model = recogniser().to(default_device())
    data = LabelledImages(thing_pictures(), torch.arange(len(things())))
    batches = ImageLoader(data, batch_size=len(things()), seed=seed, augment=VARIED)
    fit(model, classify, batches, steps=choose(mini=2, small=250, full=250), settings=SETTINGS)
    return model.eval()


@cache
def load_recogniser() -> Classifier:
    """The shipped recogniser, in evaluation mode, on the default device."""
    model = recogniser()
    weights = load_file(asset("answering", FILE))
    model.load_state_dict({name: part.float() for name, part in weights.items()}, strict=False)
    return model.to(default_device()).eval()


@torch.inference_mode()
def features_of(model: Classifier, images: Tensor) -> Tensor:
    """What the recogniser decides by, (N, E), on the CPU."""
    device = next(model.parameters()).device
    return model.encoder(images.to(device)).cpu().clone()


@torch.inference_mode()
def recognise(model: Classifier, images: Tensor) -> Tensor:
    """The likeliest thing in each picture, (N,) int64, on the CPU."""
    device = next(model.parameters()).device
    return model(images.to(device)).argmax(dim=1).cpu()


def ship_recogniser(model: Classifier) -> None:
    """Write the weights in half precision."""
    halves = {
        name: part.detach().cpu().half().contiguous() for name, part in model.named_parameters()
    }
    write_atomically(ASSETS / "answering" / FILE, save(halves))


if __name__ == "__main__":
    ship_recogniser(train_recogniser())
    images, shown = varied_pictures(10, seed=1)
    right = recognise(load_recogniser(), images) == shown
    print(f"{right.float().mean():.3f} of new pictures are named right")
