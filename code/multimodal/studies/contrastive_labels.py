"""Accuracy by number of labels: pixels, random weights, SimCLR, and a network from scratch.

``python -m multimodal.studies.contrastive_labels`` writes the table and its card.
"""

from collections.abc import Iterator

from torch import nn

from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.baselines import train_baseline
from multimodal.recipes.contrastive.few_labels import curves
from multimodal.recipes.contrastive.pretraining import pretrain
from multimodal.studies.command import Row, study


def encoders(seed: int) -> dict[str, nn.Module]:
    """What the probe stands on: without training, trained as in the chapter, and for longer."""
    longer = choose(mini=2, small=750, full=15_000)
    simclr = pretrain("simclr", seed=seed).model
    return {
        "pixels": train_baseline("pixels", seed=seed),
        "untrained": train_baseline("untrained", seed=seed),
        "simclr": simclr.encoder,
        "simclr_head": nn.Sequential(simclr.encoder, simclr.projector).to(default_device()),
        "simclr_longer": pretrain("simclr", seed=seed, steps=longer).model.encoder,
    }


def rows_of(seed: int) -> Iterator[Row]:
    """All encoders and numbers of labels."""
    yield from curves(encoders(seed), seed=seed)


if __name__ == "__main__":
    study("contrastive_labels", __doc__, rows_of)
