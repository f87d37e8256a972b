"""Train the masked autoencoders whose weights the package ships, one per seed.

``python -m multimodal.studies.mae_weights`` writes the weights, and a table and its card.
"""

import time
from collections.abc import Iterator

from multimodal.data.fashion import load_fashion
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels
from multimodal.recipes.mae.longer import long_steps, ship, train_longer
from multimodal.recipes.mae.masked import masks_for, reconstruct
from multimodal.studies.command import Row, study


def rows_of(seed: int) -> Iterator[Row]:
    """One model: trained, shipped, and its error on hidden pixels of unseen garments."""
    start = time.process_time()
    model = train_longer(seed)
    spent = round(time.process_time() - start, 1)
    ship(model, seed)
    images = load_fashion("test").images[:500]
    masking = masks_for(images)
    guess = reconstruct(model, images, masking)
    error = error_on_hidden(guess, images, hidden_pixels(images, masking))
    yield {"seed": seed, "steps": long_steps(), "error": error, "seconds": spent}, model


if __name__ == "__main__":
    study("mae_weights", __doc__, rows_of)
