"""SimCLR on the same garments, as in the chapter ``contrastive``; with its views and without."""

from torch import Generator, Tensor

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.labelled import LabelledImages, ViewLoader
from multimodal.data.stream import Augment
from multimodal.models.siamese import Siamese
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.methods import BATCH, variant
from multimodal.recipes.contrastive.pretraining import fit_settings
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded


def rival_steps() -> int:
    """As many as in the chapter on contrast; they take as long as 400 of the masked autoencoder."""
    return choose(mini=2, small=150, full=150)


def same_picture(images: Tensor, generator: Generator) -> Tensor:
    """The view that changes nothing; an ``Augment``."""
    return images


def views(augmented: bool) -> Augment:
    """Crops, mirrors, light and squares as in the chapter on contrast; or nothing at all."""
    return GarmentViews() if augmented else same_picture


def train_simclr(data: LabelledImages, *, augmented: bool, steps: int, seed: int) -> Siamese:
    """SimCLR with the settings of its own chapter; nobody looks at the labels."""
    chosen = variant("simclr", "nothing")
    batch = min(BATCH, len(data.labels))
    with seeded(seed):
        model = chosen.build().to(default_device())
        batches = ViewLoader(data, batch_size=batch, seed=seed, augment=views(augmented))
        if steps:
            fit(model, chosen.objective, batches, steps=steps, settings=fit_settings())
    return model
