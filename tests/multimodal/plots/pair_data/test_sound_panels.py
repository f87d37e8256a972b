"""A wave above, its mel bands below, over the same seconds."""

import numpy as np
import torch
from reading import shows

from multimodal.plots.pair_data.sound_panels import sound_panels

WAVES = {"cheerful": torch.sin(torch.arange(200.0)), "sad": torch.cos(torch.arange(100.0))}
MELS = {mood: torch.rand(12, 20) for mood in WAVES}


@shows("pair_data", sound_panels, WAVES, MELS, rate=100)
def test_waves_and_bands_share_their_seconds(shown, words) -> None:
    above, below = shown.axes[:2], shown.axes[2:]
    for place, (mood, wave) in enumerate(WAVES.items()):
        assert above[place].get_title() == words(mood)
        assert np.allclose(above[place].lines[0].get_ydata(), wave.numpy())
        assert above[place].get_xlim() == (0, len(wave) / 100)
        picture = below[place].images[0]
        assert np.allclose(picture.get_array(), MELS[mood].numpy())
        assert picture.get_extent() == [0, len(wave) / 100, 0, 12]
        assert picture.origin == "lower"
        assert below[place].get_xlabel() == words("seconds")
    assert below[0].get_ylabel() == words("mel_band")
