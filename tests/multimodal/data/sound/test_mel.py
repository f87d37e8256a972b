"""The mel scale, its filters, and spectra of tones that are known."""

import pytest
import torch

from multimodal.data.sound.mel import RATE, log_mel, mel_filters, spectrogram, to_hertz, to_mel
from multimodal.data.sound.tones import tone


def test_the_scale_has_its_known_points_and_its_inverse() -> None:
    assert to_mel(torch.tensor(0.0)) == 0
    assert to_mel(torch.tensor(1000.0)) == pytest.approx(1000, abs=0.1)
    assert to_mel(torch.tensor(700.0)) == pytest.approx(781.17, abs=0.01)  # 2595 log10(2)
    hertz = torch.linspace(0, 8000, 50)
    assert torch.allclose(to_hertz(to_mel(hertz)), hertz, atol=0.01)


def test_filters_are_triangles_equally_wide_in_mel_that_add_up_to_one() -> None:
    filters = mel_filters(20, 2001)
    assert filters.shape == (20, 2001)
    hertz = torch.linspace(0, RATE / 2, 2001)
    peaks = to_mel(hertz[filters.argmax(dim=1)])
    steps = peaks.diff()
    assert torch.allclose(steps, steps.mean().expand(19), rtol=0.06)
    assert filters.max(dim=1).values.min() > 0.9
    between = (hertz > hertz[filters[0].argmax()]) & (hertz < hertz[filters[-1].argmax()])
    assert torch.allclose(filters[:, between].sum(0), torch.tensor(1.0), atol=1e-4)


def test_too_many_bands_are_refused() -> None:
    with pytest.raises(ValueError, match="20 frequencies are too few for 40 bands"):
        mel_filters(40, 20)


@pytest.mark.parametrize("hertz", [440.0, 1000.0, 3000.0])
def test_a_tone_is_found_at_its_frequency_and_in_its_band(hertz: float) -> None:
    wave = tone(hertz, 0.3)
    power = spectrogram(wave)
    assert power.shape[0] == 201
    assert (power[:, 5:20].argmax(dim=0) == round(hertz / 40)).all()
    band = log_mel(wave)[:, 10].argmax()
    filters = mel_filters(40, 201)
    assert filters[band, round(hertz / 40)] == filters[:, round(hertz / 40)].max()


def test_twice_as_loud_is_four_times_the_power() -> None:
    wave = tone(500.0, 0.2)
    assert torch.allclose(spectrogram(2 * wave), 4 * spectrogram(wave), rtol=1e-4)
    assert torch.isfinite(log_mel(torch.zeros(1000))).all()


def test_a_wave_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"at least 400 samples, got \(100,\)"):
        spectrogram(torch.zeros(100))
