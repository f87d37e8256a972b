"""Sounds as a model gets them: the wave, and the energy of each mel band over time."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import BLUE, in_course_style, subplots


@in_course_style
def sound_panels(
    waves: Mapping[str, Tensor], mels: Mapping[str, Tensor], *, rate: int, words: Words
) -> Figure:
    """A column per sound: above the wave, below its mel spectrogram, low tones at the bottom.

    Args:
        waves: key of the catalogue → (S,).
        mels: the same keys → (M, T), logarithms.
        rate: samples a second.
    """
    figure, grid = subplots(3.6, 2, len(waves), squeeze=False, height_ratios=[1, 2])
    for (above, below), (key, wave) in zip(grid.T, waves.items(), strict=True):
        seconds = len(wave) / rate
        above.plot(np.arange(len(wave)) / rate, wave.numpy(), lw=0.5, color=BLUE)
        above.set(xlim=(0, seconds), yticks=[], title=words(key))
        bands = len(mels[key])
        below.imshow(
            mels[key].numpy(), origin="lower", aspect="auto", extent=(0, seconds, 0, bands)
        )
        below.grid(visible=False)
        below.set_xlabel(words("seconds"))
    grid[1][0].set_ylabel(words("mel_band"))
    return figure
