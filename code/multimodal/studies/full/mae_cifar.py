"""Pretrain a masked autoencoder of CIFAR-10, to be stopped and continued at any moment.

``python -m multimodal.studies.full.mae_cifar --checkpoint runs/mae.pt --download`` starts
the training or goes on where it was stopped, and ends with a linear probe.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.data.public.cifar import load_cifar10
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.models.mae import MaskedAutoencoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.masked import MaskedPixels, mae_model, pretrain
from multimodal.recipes.mae.transfer import probe_accuracy
from multimodal.studies.command import count, one_sentence
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded


def shapes() -> tuple[TransformerShape, TransformerShape]:
    """Encoder and decoder: of ViT-Tiny's width for ``full``, smaller otherwise."""
    encoder = choose(
        mini=TransformerShape(width=16, depth=1, heads=2),
        small=TransformerShape(width=64, depth=3, heads=4),
        full=TransformerShape(width=192, depth=12, heads=3),
    )
    decoder = choose(
        mini=TransformerShape(width=8, depth=1, heads=2),
        small=TransformerShape(width=48, depth=1, heads=4),
        full=TransformerShape(width=96, depth=4, heads=3),
    )
    return encoder, decoder


def settings() -> FitSettings:
    """As in the paper's appendix; a checkpoint every so often."""
    return FitSettings(
        learning_rate=choose(mini=1e-3, small=3e-3, full=1e-3),
        betas=(0.9, 0.95),
        warmup=0.05,
        checkpoint_every=choose(mini=2, small=100, full=1000),
    )


def load_pictures(
    name: str, part: str, folder: Path, *, download: bool, count: int | None
) -> LabelledImages:
    """The first ``count`` pictures of a data set, as floats.

    Raises:
        ValueError: the files of CIFAR-10 are missing, and no download was asked for.
    """
    if name == "fashion":
        return load_fashion(part, count)
    found = load_cifar10(folder, split=part, download=download)
    return LabelledImages(found.images[:count].float() / 255, found.labels[:count])


def build_model(data: LabelledImages, *, seed: int = 0) -> MaskedAutoencoder:
    """A model with random weights for pictures of this size."""
    encoder, decoder = shapes()
    channels, size = data.images.shape[1], data.images.shape[-1]
    with seeded(seed):
        model = mae_model(size=size, channels=channels, encoder=encoder, decoder=decoder)
    return model.to(default_device())


def train(
    model: MaskedAutoencoder, data: LabelledImages, *, steps: int, checkpoint: Path, seed: int = 0
) -> None:
    """Pretrain from the checkpoint, if there is one, to the last step."""
    size = min(choose(mini=32, small=128, full=512), len(data.labels))
    batches = ImageLoader(data, batch_size=size, seed=seed)
    objective = MaskedPixels(target=normalise_patches)
    pretrain(model, batches, objective, steps=steps, settings=settings(), checkpoint=checkpoint)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    found = argparse.ArgumentParser(description=__doc__)
    found.add_argument("--checkpoint", type=Path, required=True)
    found.add_argument("--data", choices=("cifar10", "fashion"), default="cifar10")
    found.add_argument("--folder", type=Path, default=Path("data"))
    found.add_argument("--download", action="store_true")
    found.add_argument("--pictures", type=count, default=None, help="the first so many only")
    found.add_argument("--steps", type=count, default=choose(mini=6, small=1600, full=40_000))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, then say what a linear probe finds in the encoder and in an untrained one."""
    asked = parser().parse_args(arguments)
    seen, unseen = (
        load_pictures(asked.data, part, asked.folder, download=asked.download, count=asked.pictures)
        for part in ("train", "test")
    )
    model = build_model(seen)
    print(f"linear probe, random weights: {probe_accuracy(model.encoder, seen, unseen):.4f}")
    train(model, seen, steps=asked.steps, checkpoint=asked.checkpoint)
    print(f"linear probe, pretrained: {probe_accuracy(model.encoder, seen, unseen):.4f}")


if __name__ == "__main__":
    with one_sentence():
        main()
