"""What answerers see of a picture: the places of a classifier that learned which kinds are there.

Its labels are no answers: 30 kinds (colour and shape), each in the crowd or not. The six held-out
kinds stand in no picture that it learns from, and nothing says that they are not there.
``python -m multimodal.recipes.answering.place_encoder`` trains it and writes the weights that the
package ships.

Letters: B batch, P pictures, L places, D width.
"""

from collections.abc import Sequence
from functools import cache

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save
from torch import Tensor, nn

from multimodal.assets import ASSETS, asset
from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages
from multimodal.data.pairs import as_floats
from multimodal.data.questions.crowd import (
    ALL_KINDS,
    SEEN_KINDS,
    SIZE,
    Crowd,
    draw_crowds,
    sample_crowds,
)
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.encoders.place_cnn import PlaceCNN
from multimodal.models.frozen import Frozen, freeze
from multimodal.models.place_kinds import PlaceKinds
from multimodal.presets import choose, default_device
from multimodal.training.files import write_atomically
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH = 64
BATCH = 96
CHUNK = 512
SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.05, log_every=0)
FILE = "places.safetensors"


def kinds_of(crowds: Sequence[Crowd]) -> Tensor:
    """Which kinds are in each crowd: (N, 36) float, 1 = there."""
    return torch.tensor([[float(kind in crowd.kinds) for kind in ALL_KINDS] for crowd in crowds])


def place_classifier() -> PlaceKinds:
    """Untrained: convolutions, colours and shapes at 36 places, scores of 36 kinds."""
    places = PlaceCNN(width=WIDTH, side=SIZE)
    return PlaceKinds(places=places, colours=len(COLOURS), shapes=len(SHAPES))


def tell_seen_kinds(model: PlaceKinds, batch: ImageBatch) -> Tensor:
    """For each kind that is not held out the cross-entropy of whether it is there."""
    seen = [ALL_KINDS.index(kind) for kind in SEEN_KINDS]
    scores, there = model(batch.images)[:, seen], batch.labels[:, seen]
    return F.binary_cross_entropy_with_logits(scores, there)


def train_place_classifier(seed: int = 0) -> PlaceKinds:
    """900 steps on 8,000 crowds, about a minute; nobody asks about these crowds."""
    crowds = sample_crowds(choose(mini=128, small=8000, full=8000), seed=2)
    data = LabelledImages(as_floats(draw_crowds(crowds)), kinds_of(crowds))
    with seeded(seed):
        model = place_classifier().to(default_device())
    batches = ImageLoader(data, batch_size=BATCH, seed=seed)
    steps = choose(mini=2, small=900, full=900)
    fit(model, tell_seen_kinds, batches, steps=steps, settings=SETTINGS)
    return model.eval()


def load_place_classifier() -> PlaceKinds:
    """The shipped classifier, in evaluation mode, on the default device."""
    model = place_classifier()
    weights = load_file(asset("answering", FILE))
    model.load_state_dict({name: part.float() for name, part in weights.items()}, strict=False)
    return model.to(default_device()).eval()


@cache
def load_place_encoder() -> Frozen:
    """Pictures (B, 3, 48, 48) in [0, 1] → places (B, 36, 64), row by row from the top left."""
    return freeze(load_place_classifier().places)


def encode_places(images: Tensor, encoder: nn.Module | None = None) -> Tensor:
    """Pictures (P, 3, 48, 48) uint8 → places (P, 36, 64), on the CPU."""
    encoder = encoder or load_place_encoder()
    device = next(encoder.parameters()).device
    with torch.inference_mode():
        parts = [encoder(as_floats(part).to(device)).cpu() for part in images.split(CHUNK)]
    return torch.cat(parts).clone()


def crowds_right(model: nn.Module, crowds: Sequence[Crowd]) -> float:
    """Share of the crowds of which all 36 kinds are told rightly: there or not."""
    device = next(model.parameters()).device
    with torch.inference_mode():
        scores = model(as_floats(draw_crowds(crowds)).to(device)).cpu()
    return float(((scores > 0) == kinds_of(crowds).bool()).all(dim=1).float().mean())


def ship_places(model: PlaceKinds) -> None:
    """Write the weights in half precision."""
    halves = {
        name: part.detach().cpu().half().contiguous() for name, part in model.named_parameters()
    }
    write_atomically(ASSETS / "answering" / FILE, save(halves))


if __name__ == "__main__":
    ship_places(train_place_classifier())
    for split in ("test", "combinations"):
        share = crowds_right(load_place_classifier(), sample_crowds(512, seed=1, split=split))
        print(f"all kinds right in {share:.3f} of the unseen crowds of {split}")
