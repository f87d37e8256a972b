"""What exercises demand of a reader's function holds for the function of the package."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch.nn.functional as F
from einops import rearrange

from multimodal.layers import masking, patches
from multimodal.losses.info_nce import clip_loss, simplex_bound
from multimodal.losses.masked_reconstruction import normalise_patches

BANK = Path(__file__).parents[2] / "book/exercises"


def by_channel(images, patch):
    """The exercise puts the channels of a patch one after another."""
    return rearrange(
        patches.patchify(images, patch), "b n (p q c) -> b n (c p q)", p=patch, q=patch
    )


def from_channels(cut, patch, size):
    if cut.shape[-1] % patch**2 == 0:
        cut = rearrange(cut, "b n (c p q) -> b n (p q c)", p=patch, q=patch)
    return patches.unpatchify(cut, patch=patch, size=size)


OURS: dict[str, dict[str, Callable[..., Any]]] = {
    "clip/clip-loss": {
        "clip_loss": lambda image, text, scale: clip_loss(
            F.normalize(image, dim=-1), F.normalize(text, dim=-1), scale
        )
    },
    "clip/loss-floor": {"loss_floor": simplex_bound},
    "mae/normalised-targets": {"normalised_targets": normalise_patches},
    "mae/random-mask": {
        "random_mask": lambda batch, places, ratio, generator: (
            masking.random_mask(batch, places, ratio=ratio, generator=generator).hidden
        )
    },
    "vit/patchify": {"patchify": by_channel, "unpatchify": from_channels},
}
"""Exercise → name in it → what the package has for it. Others ask for something else than the
package has: ties against a query, a queue with ages, weights, a grid that is no square."""


@pytest.mark.parametrize("exercise", OURS)
def test_the_package_meets_what_its_exercises_demand(exercise: str) -> None:
    space: dict[str, Any] = {}
    for program in ("solution", "hidden_checks"):
        space.update(OURS[exercise] if program == "hidden_checks" else {})
        exec((BANK / exercise / f"{program}.py").read_text("utf-8"), space)
