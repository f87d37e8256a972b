"""From a waveform to what an ear can tell apart: short spectra, summed on the mel scale.

Letters: S samples, T frames, Q frequencies, M mel bands.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_positive, require_whole

RATE = 16_000
"""samples a second, as speech is recorded"""
WINDOW, HOP = 400, 160
"""samples: a frame lasts 25 milliseconds, and one begins every 10"""
QUIETEST = 1e-10


def to_mel(hertz: Tensor) -> Tensor:
    """Frequencies in hertz → mel: 1,000 Hz are about 1,000 mel.

    Source: m = 2595 log₁₀(1 + f / 700), as Umesh et al. (*Fitting the Mel Scale*, 1999) quote
    O'Shaughnessy 1987; libraries call this form ``htk``.
    """
    return 2595 * torch.log10(1 + hertz / 700)


def to_hertz(mel: Tensor) -> Tensor:
    """The inverse of :func:`to_mel`."""
    return 700 * (10 ** (mel / 2595) - 1)


def spectrogram(wave: Tensor, *, window: int = WINDOW, hop: int = HOP) -> Tensor:
    """Power of each frequency in each short frame, (Q, T) with Q = window / 2 + 1.

    Args:
        wave: (S,) floats.
        window: samples of a frame; a Hann window fades it in and out.
        hop: samples from one frame to the next.

    Raises:
        ValueError: a wave of another shape or shorter than a window.
    """
    require_whole(1, window=window, hop=hop)
    if wave.ndim != 1 or len(wave) < window:
        raise ValueError(
            f"wave must be (S,) with at least {window} samples, got {tuple(wave.shape)}"
        )
    frame = torch.hann_window(window, device=wave.device)
    waves = torch.stft(wave, window, hop, window=frame, center=False, return_complex=True)
    return waves.abs() ** 2


def mel_filters(bands: int, frequencies: int, *, rate: int = RATE) -> Tensor:
    """Triangles that overlap by half, equally wide in mel, (M, Q); each peak is 1.

    Args:
        bands: M.
        frequencies: Q, from 0 to half the rate.
        rate: samples a second.

    Raises:
        ValueError: so many bands that one of them holds no frequency.
    """
    require_whole(1, bands=bands, frequencies=frequencies)
    require_positive(rate=rate)
    hertz = torch.linspace(0, rate / 2, frequencies)
    edges = to_hertz(torch.linspace(0, float(to_mel(torch.tensor(rate / 2))), bands + 2))
    rising = (hertz - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - hertz) / (edges[2:] - edges[1:-1])[:, None]
    filters = torch.minimum(rising, falling).clamp(min=0)  # (M, Q)
    if not (filters.sum(dim=1) > 0).all():
        raise ValueError(f"{frequencies} frequencies are too few for {bands} bands")
    return filters


def log_mel(wave: Tensor, *, bands: int = 40, rate: int = RATE) -> Tensor:
    """What models of sound read: the logarithm of the energy in each band and frame, (M, T)."""
    power = spectrogram(wave)
    return (mel_filters(bands, len(power), rate=rate).to(wave.device) @ power + QUIETEST).log10()
