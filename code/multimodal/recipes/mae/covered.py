"""Garments of which three quarters are hidden, as a classifier may see them.

Letters: N pictures, F numbers per picture.
"""

import torch
from torch import Tensor

from multimodal.layers.masking import Masking
from multimodal.models.mae import MaskedAutoencoder
from multimodal.recipes.mae.inpainting import hidden_pixels, interpolate
from multimodal.recipes.mae.masked import reconstruct

ROUNDS = 100
"""of interpolation: enough for a probe"""
WITHOUT_MODEL = ("black", "interpolated")
WITH_MODEL = ("filled_in", "visible_tokens")


def covered_features(
    kind: str, images: Tensor, masking: Masking, model: MaskedAutoencoder | None = None
) -> Tensor:
    """What a linear classifier gets of covered pictures (N, 1, H, W): (N, F).

    Args:
        kind: ``black``, the hidden pixels are 0; ``interpolated``, they continue their neighbours;
            ``filled_in``, the model guesses them; ``visible_tokens``, the mean of the tokens that
            the encoder makes of the visible patches.
        images: whole; what is hidden is taken away here.
        masking: of these pictures.
        model: for the last two kinds.

    Raises:
        ValueError: another kind, or no model where one is needed.
    """
    if kind not in (*WITHOUT_MODEL, *WITH_MODEL) or (kind in WITH_MODEL and model is None):
        raise ValueError(f"unknown kind {kind!r}, or one that needs a model")
    shown = images * ~hidden_pixels(images, masking)
    if kind == "black":
        return shown.flatten(1)
    if kind == "interpolated":
        return interpolate(shown, masking, rounds=ROUNDS).flatten(1)
    assert model is not None
    if kind == "filled_in":
        return reconstruct(model, shown, masking).flatten(1)
    return _visible_tokens(model, shown, masking)


@torch.inference_mode()
def _visible_tokens(model: MaskedAutoencoder, images: Tensor, masking: Masking) -> Tensor:
    device = model.encoder.positions.device
    model.eval()
    tokens = model.encoder.encode(images.to(device), masking.visible.to(device))
    return tokens[:, 1:].mean(dim=1).cpu().clone()
