"""Captions of things, spoken in three languages and heard in noise.

Letters: N things, M mel bands, P parts of the time, S samples.
"""

from functools import cache

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool1d, pad

from multimodal.arguments import require_number, require_whole
from multimodal.data.scenes.phrases import PHRASES
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.data.sound.mel import RATE, log_mel
from multimodal.data.sound.speech import speak
from multimodal.data.sound.tones import A4, OVERTONES, tone

BANDS, PARTS = 24, 16
SECONDS = 2.5
"""what is listened to: longer than any caption"""
LOUD = 0.12
"""root of the mean square of what is not silence: a voice and tones are equally loud"""
MEAN, SPREAD = 2.5, 0.33
"""about those of the logarithms of energy, with the usual noise"""
LANGUAGES = tuple(PHRASES)


@cache
def caption_wave(colour: str, shape: str, language: str, *, voice: bool) -> Tensor:
    """How one caption sounds, (S,), with S a fixed number and silence at the end.

    Args:
        colour: one of ``COLOURS``.
        shape: one of ``SHAPES``.
        language: one of ``LANGUAGES``. Tones are the same in all.
        voice: eSpeak NG says the caption; without it a tone for the colour and one for the shape.

    Raises:
        ValueError: a colour, a shape or a language that is not in these lists.
        MissingSpeechError: a voice is asked for on a machine that has none.
    """
    for word, known in ((colour, COLOURS), (shape, SHAPES), (language, LANGUAGES)):
        if word not in known:
            raise ValueError(f"{word!r} is not one of {', '.join(known)}")
    if voice:
        sound = speak(PHRASES[language](colour, shape, "a"), language)
    else:
        steps = (COLOURS.index(colour), SHAPES.index(shape))
        notes = [tone(A4 * 2 ** (step / 6), 0.4, overtones=OVERTONES) for step in steps]
        sound = torch.cat((notes[0], torch.zeros(RATE // 5), notes[1]))
    sound = sound * LOUD / sound[sound != 0].square().mean().sqrt()
    length = int(SECONDS * RATE)
    return pad(sound, (0, max(0, length - len(sound))))[:length]


def heard_captions(labels: Tensor, *, seed: int, voice: bool, hiss: float = 0.6) -> Tensor:
    """What an ear gets of N captions, each in a language that is drawn, (N, M · P).

    Args:
        labels: (N,) int64, colour · 6 + shape, as in :class:`HeardThings`.
        seed: of languages and noise.
        voice: as in :func:`caption_wave`.
        hiss: standard deviation of what is added to each sample; five times a caption itself.

    Raises:
        ValueError: a seed or a noise below 0.
    """
    require_whole(0, seed=seed)
    require_number(hiss=hiss)
    if hiss < 0:
        raise ValueError(f"hiss must be at least 0, got {hiss}")
    random = np.random.default_rng(seed)
    spoken = random.choice(LANGUAGES, size=len(labels))
    heard = []
    for label, language in zip(labels.tolist(), spoken.tolist(), strict=True):
        colour, shape = divmod(label, len(SHAPES))
        wave = caption_wave(COLOURS[colour], SHAPES[shape], language, voice=voice)
        noise = torch.from_numpy(random.standard_normal(len(wave)).astype(np.float32))
        heard.append(adaptive_avg_pool1d(log_mel(wave + hiss * noise, bands=BANDS), PARTS))
    return (torch.stack(heard).flatten(1) - MEAN) / SPREAD
