"""A sentence spoken by eSpeak NG where that synthesiser is installed, and a hum where it is not.

The package ``espeakng-loader`` brings the library and its voices as wheels for Linux, macOS and
Windows: one pip command, on Colab too, no administrator, and the same version everywhere. (The
program ``espeak-ng`` would need the package manager of each system.) eSpeak NG is under the GNU
General Public License, version 3 or later: the course calls it and ships nothing of it.

Letters: S samples.
"""

import ctypes
import re
from functools import cache

import numpy as np
import torch
from scipy.signal import resample_poly
from torch import Tensor

from multimodal.data.sound.mel import RATE
from multimodal.data.sound.tones import OVERTONES, tone
from multimodal.language import Words, reader_language, require_language

INSTALL = "python -m pip install espeakng-loader==0.2.4"
"""what the extra ``speech`` of pyproject.toml names"""
VOICES = {"en": "en", "es": "es", "zh": "cmn"}
"""language of the course → voice of eSpeak NG"""
SYNCHRONOUS, KEEP_RUNNING, UTF8 = 2, 0x8000, 1
"""of ``speak_lib.h``: no sound card, no exit of the process on errors, encoding of the text"""
LISTENER = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class MissingSpeechError(ImportError):
    """The synthesiser is not installed, or does not run on this machine."""


def speech_at_hand() -> bool:
    """Whether :func:`speak` works here; if not, a sentence tells the reader how to get it."""
    try:
        _library()
    except MissingSpeechError:
        print(Words(reader_language(), "speech")("no_speech", install=INSTALL))
        return False
    return True


def speak(text: str, language: str) -> Tensor:
    """A sentence as sound, (S,) floats in about [−1, 1], 16,000 samples a second.

    The same again in one process is a few milliseconds longer or shorter: eSpeak NG does not begin
    its pitch and its noise anew. Two processes that ask for the same get the same.

    Args:
        text: what to say.
        language: one of ``VOICES``.

    Raises:
        ValueError: an unknown language, or a text in which nothing can be spoken.
        MissingSpeechError: there is no synthesiser on this machine.
    """
    voice = VOICES[require_language(language, VOICES)]
    if not any(character.isalnum() for character in text):
        raise ValueError(f"nothing to speak in {text!r}: give a text with words")
    library, rate = _library()
    sound = _synthesise(library, text, voice)
    return torch.from_numpy(resample_poly(sound, RATE, rate)).float()


def hum(text: str) -> Tensor:
    """What stands in for a voice, (S,): a tone for each part of the text, a pause at each comma."""
    pause = torch.zeros(RATE // 5)
    sounds = [pause]
    for part in re.split("[,，]", text):
        sounds += [tone(220.0, 0.2 + 0.05 * len(part), overtones=OVERTONES), pause]
    return torch.cat(sounds[1:-1])


@cache
def _library() -> tuple[ctypes.CDLL, int]:
    """The library, made ready, and how many samples it gives for a second."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        voices = espeakng_loader.get_data_path().encode()
    except (ImportError, OSError, RuntimeError) as error:
        raise MissingSpeechError(f"no synthesiser ({error}). Install it with\n{INSTALL}") from error
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, voices, KEEP_RUNNING)
    if rate <= 0:
        raise MissingSpeechError(f"eSpeak NG does not start. Install it again with\n{INSTALL}")
    return library, rate


def _synthesise(library: ctypes.CDLL, text: str, voice: str) -> np.ndarray:
    """(S,) floats, at the rate of the library, which hands them over piece by piece."""
    pieces = [np.zeros(0, dtype=np.int16)]

    @LISTENER
    def listen(samples, count, events):  # type: ignore[no-untyped-def]
        if samples and count > 0:
            pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    encoded = text.encode()
    size = ctypes.c_size_t(len(encoded) + 1)
    library.espeak_SetSynthCallback(listen)
    failed = library.espeak_SetVoiceByName(voice.encode())
    failed = failed or library.espeak_Synth(encoded, size, 0, 1, 0, UTF8, None, None)
    sound = np.concatenate(pieces) / 2**15
    if failed or not sound.any():
        raise ValueError(f"eSpeak NG gives no sound for {text!r} with the voice {voice!r}")
    return sound
