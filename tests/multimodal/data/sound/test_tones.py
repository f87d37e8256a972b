"""Tones have their length, strength and overtones; tunes their notes."""

import pytest
import torch

from multimodal.data.sound.mel import RATE, spectrogram
from multimodal.data.sound.tones import CHEERFUL, OVERTONES, SAD, tone, tune, two_moods


def test_a_tone_has_its_length_and_fades() -> None:
    wave = tone(440.0, 0.5)
    assert wave.shape == (RATE // 2,)
    assert wave.abs().max() <= 1
    assert wave[0] == 0
    assert abs(float(wave[-1])) < 1e-3
    assert wave[1000:-1000].abs().max() > 0.95


def test_overtones_are_multiples() -> None:
    power = spectrogram(tone(400.0, 0.3, overtones=OVERTONES))[:, 10]
    peaks = power[[10, 20, 30, 40]].sqrt()
    assert torch.allclose(peaks / peaks[0], torch.tensor(OVERTONES), atol=0.02)


def test_overtones_above_half_the_rate_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit below half of 16000 Hz"):
        tone(3000.0, 0.1, overtones=OVERTONES)


def test_an_octave_doubles_the_frequency() -> None:
    low, high = tune([-12], 0.3), tune([0], 0.3)
    first, second = (int(spectrogram(wave)[:, 10].argmax()) for wave in (low, high))
    assert abs(second - 2 * first) <= 1


def test_moods_are_equally_long_and_differ() -> None:
    moods = two_moods()
    assert list(moods) == ["cheerful", "sad"]
    assert len(moods["cheerful"]) == len(moods["sad"]) == 1.6 * RATE
    assert CHEERFUL[-1] > 0 > SAD[-1]
