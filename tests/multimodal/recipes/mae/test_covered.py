"""What a classifier may see of a covered garment, and what it may not."""

import pytest
import torch

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.covered import WITH_MODEL, WITHOUT_MODEL, covered_features
from multimodal.recipes.mae.inpainting import hidden_pixels
from multimodal.recipes.mae.masked import mae_model, masks_for
from multimodal.training.seeds import seeded

IMAGES = load_fashion("test", 6).images
MASKING = masks_for(IMAGES)
HIDDEN = hidden_pixels(IMAGES, MASKING)
with seeded(0):
    MODEL = mae_model()


@pytest.mark.parametrize("kind", [*WITHOUT_MODEL, *WITH_MODEL])
def test_nothing_that_is_hidden_has_any_influence(kind: str) -> None:
    defaced = torch.where(HIDDEN, 1 - IMAGES, IMAGES)
    first, second = (covered_features(kind, part, MASKING, MODEL) for part in (IMAGES, defaced))
    assert torch.equal(first, second)
    assert first.shape == (6, 64 if kind == "visible_tokens" else 784)
    assert len(first.unique(dim=0)) == 6


@pytest.mark.parametrize("kind", ["black", "interpolated", "filled_in"])
def test_what_is_visible_stays(kind: str) -> None:
    found = covered_features(kind, IMAGES, MASKING, MODEL).reshape(IMAGES.shape)
    assert torch.equal(found[~HIDDEN], IMAGES[~HIDDEN])
    assert bool((found[HIDDEN] == 0).all()) == (kind == "black")


@pytest.mark.parametrize(("kind", "model"), [("blue", MODEL), ("filled_in", None)])
def test_other_kinds_are_refused(kind: str, model: object) -> None:
    with pytest.raises(ValueError, match=f"unknown kind '{kind}'"):
        covered_features(kind, IMAGES, MASKING, model)
