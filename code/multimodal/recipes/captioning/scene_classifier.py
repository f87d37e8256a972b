"""The pictures' encoder: a classifier learns which things there are, captioners read its layers.

Its labels are no captions: 36 kinds (colour and shape), each in the picture or not. Nothing says
what stands where. ``python -m multimodal.recipes.captioning.scene_classifier`` trains it and writes
the weights that the package ships.
"""

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save
from torch import Tensor, nn

from multimodal.assets import ASSETS, asset
from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages
from multimodal.data.pairs import as_floats
from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.encoders.place_cnn import PlaceCNN, SideBySide, WholePicture
from multimodal.encoders.placed import Placed
from multimodal.models.classifier import Classifier
from multimodal.models.frozen import Frozen, freeze
from multimodal.presets import choose, default_device
from multimodal.training.files import write_atomically
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

BATCH = 96
SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.05, log_every=0)
KINDS = tuple((colour, shape) for colour in COLOURS for shape in SHAPES)
FILE = "classifier.safetensors"


def kinds_in(scenes: SceneDataset) -> Tensor:
    """Which kinds are in each picture: (N, 36) float, 1 = there."""
    return torch.tensor(
        [[float(kind in (s.first.kind, s.second.kind)) for kind in KINDS] for s in scenes.scenes]
    )


def tell_kinds(model: Classifier, batch: ImageBatch) -> Tensor:
    """For each kind the cross-entropy of whether it is there."""
    return F.binary_cross_entropy_with_logits(model(batch.images), batch.labels)


def scene_classifier() -> Classifier:
    """Untrained: convolutions, a layer over all places, 36 scores."""
    return Classifier(encoder=WholePicture(places=PlaceCNN()), classes=len(KINDS))


def train_scene_classifier(seed: int = 0) -> Classifier:
    """1,200 steps on three times as many scenes as have captions; about half a minute."""
    count = choose(mini=256, small=12_000, full=12_000)
    train = scene_dataset(count, seed=2, captions_each=1, languages=["en"])
    data = LabelledImages(as_floats(train.images), kinds_in(train))
    with seeded(seed):
        model = scene_classifier().to(default_device())
    batches = ImageLoader(data, batch_size=BATCH, seed=seed)
    fit(model, tell_kinds, batches, steps=choose(mini=2, small=1200, full=1200), settings=SETTINGS)
    return model.eval()


def load_scene_classifier() -> Classifier:
    """The shipped classifier, in evaluation mode, on the default device."""
    model = scene_classifier()
    weights = load_file(asset("captioning", FILE))
    model.load_state_dict({name: part.float() for name, part in weights.items()}, strict=False)
    return model.to(default_device()).eval()


def places() -> Frozen:
    """Pictures → annotations (B, 16, 128), frozen: what lies below the classifier's last layers."""
    return freeze(_whole().places)


def placed_annotations() -> Placed:
    """The same, each with a learned vector for its place: convolutions do not know where they are.

    Without it a captioner that attends sees a set, and guesses what stands left of what.
    """
    return Placed(places(), places=16)


def fc_vector() -> Frozen:
    """Pictures → (B, 128), frozen: what the classifier decides by. It has half forgotten places."""
    return freeze(_whole())


def long_vector() -> SideBySide:
    """Pictures → (B, 2048): the frozen annotations, side by side."""
    return SideBySide(places=places())


def kinds_right(model: nn.Module, scenes: SceneDataset) -> float:
    """Share of the pictures whose two likeliest kinds are the true ones."""
    device = next(model.parameters()).device
    with torch.inference_mode():
        found = model(as_floats(scenes.images).to(device)).cpu()
    both = [scores.topk(2).indices.sort().values for scores in (found, kinds_in(scenes))]
    return float((both[0] == both[1]).all(dim=1).float().mean())


def ship_classifier(model: Classifier) -> None:
    """Write the weights in half precision."""
    halves = {name: part.detach().cpu().half() for name, part in model.named_parameters()}
    write_atomically(
        ASSETS / "captioning" / FILE, save({n: p.contiguous() for n, p in halves.items()})
    )


def _whole() -> WholePicture:
    encoder = load_scene_classifier().encoder
    assert isinstance(encoder, WholePicture)
    return encoder


if __name__ == "__main__":
    trained = train_scene_classifier()
    ship_classifier(trained)
    unseen = scene_dataset(256, seed=1, split="test")
    print(
        f"both kinds right in {kinds_right(load_scene_classifier(), unseen):.3f} of unseen scenes"
    )
