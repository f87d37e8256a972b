"""What trainings on stored annotation vectors of photographs share: options, and the ResNet-18."""

import argparse
from pathlib import Path
from typing import Protocol

from torchvision.models import ResNet18_Weights

from multimodal.encoders.resnet_annotations import ResNetAnnotations
from multimodal.presets import default_device
from multimodal.studies.command import count
from multimodal.training.seeds import seeded


class Plan(Protocol):
    """How long to train, and with what."""

    @property
    def epochs(self) -> int: ...

    @property
    def batch_size(self) -> int: ...

    @property
    def seed(self) -> int: ...

    @property
    def width(self) -> int: ...


def photo_parser(description: str | None, plan: Plan) -> argparse.ArgumentParser:
    """A parser of the options that all of these trainings have, with the defaults of ``plan``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--folder", type=Path, required=True, help="where the data are")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file to go on from")
    parser.add_argument("--download", action="store_true", help="fetch the official files")
    parser.add_argument("--resnet", choices=("imagenet", "random"), default="imagenet")
    parser.add_argument("--size", type=count, default=224, help="sides of the pictures, in pixels")
    parser.add_argument("--epochs", type=count, default=plan.epochs)
    parser.add_argument("--batch", type=count, default=plan.batch_size)
    parser.add_argument("--width", type=count, default=plan.width)
    parser.add_argument("--seed", type=int, default=plan.seed)
    return parser


def frozen_resnet(weights: str, *, seed: int) -> ResNetAnnotations:
    """The encoder on the default device: with weights of ``imagenet``, or ``random`` ones."""
    chosen = ResNet18_Weights.IMAGENET1K_V1 if weights == "imagenet" else None
    with seeded(seed):
        return ResNetAnnotations(weights=chosen).to(default_device())
