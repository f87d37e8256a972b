"""Sounds that need no microphone: tones, and little tunes in two moods.

Letters: S samples.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from multimodal.arguments import require_positive
from multimodal.data.sound.mel import RATE

A4 = 440.0
"""hertz"""
OVERTONES = (1.0, 0.5, 0.25, 0.125)
"""how strong a tone and its multiples are"""
CHEERFUL, SAD = (0, 4, 7, 12, 7, 12, 16, 19), (0, -4, -5, -9)
"""semitones above A4: a chord of major climbed up, a scale of minor sunk down"""


def tone(
    hertz: float, seconds: float, *, rate: int = RATE, overtones: Sequence[float] = (1.0,)
) -> Tensor:
    """A steady tone, (S,) in [−1, 1], that fades in and out.

    Raises:
        ValueError: a tone whose overtones are above half the rate, where they would be heard as
            others.
    """
    require_positive(hertz=hertz, seconds=seconds, rate=rate)
    if hertz * len(overtones) >= rate / 2:
        raise ValueError(f"{len(overtones)} × {hertz} Hz do not fit below half of {rate} Hz")
    time = torch.arange(round(seconds * rate)) / rate
    waves = [
        strength * torch.sin(2 * torch.pi * number * hertz * time)
        for number, strength in enumerate(overtones, start=1)
    ]
    edge = torch.minimum(time, time.flip(0)) / 0.01  # 10 milliseconds
    return torch.stack(waves).sum(0) / sum(overtones) * edge.clamp(max=1)


def tune(steps: Sequence[int], seconds: float, *, rate: int = RATE) -> Tensor:
    """Tones one after the other, ``steps`` semitones above A4, each of ``seconds``."""
    return torch.cat(
        [tone(A4 * 2 ** (step / 12), seconds, rate=rate, overtones=OVERTONES) for step in steps]
    )


def two_moods() -> dict[str, Tensor]:
    """A quick tune that climbs in major, and a slow one that sinks in minor; 1.6 seconds each."""
    return {
        "cheerful": tune(CHEERFUL, 0.2),
        "sad": tune(SAD, 0.4),
    }
