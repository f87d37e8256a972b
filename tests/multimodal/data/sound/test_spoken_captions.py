import pytest
import torch

from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.data.sound.mel import RATE
from multimodal.data.sound.speech import speech_at_hand
from multimodal.data.sound.spoken_captions import (
    BANDS,
    LANGUAGES,
    LOUD,
    PARTS,
    SECONDS,
    caption_wave,
    heard_captions,
)

KINDS = len(COLOURS) * len(SHAPES)
VOICES = [False, *([True] if speech_at_hand() else [])]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_are_equally_long_and_loud_and_all_sound_different(voice, language) -> None:
    waves = torch.stack(
        [
            caption_wave(colour, shape, language, voice=voice)
            for colour in COLOURS
            for shape in SHAPES
        ]
    )
    assert waves.shape == (KINDS, SECONDS * RATE)
    assert not waves[:, -RATE // 10 :].any(), "no caption is cut"
    sounding = torch.stack([wave[wave != 0].square().mean().sqrt() for wave in waves])
    assert torch.allclose(sounding, torch.full_like(sounding, LOUD), rtol=1e-3)
    apart = torch.cdist(waves, waves) + torch.eye(len(waves)) * 1e3
    assert apart.min() > 0.1 * waves.norm(dim=1).min()


def test_two_tones_tell_colour_and_shape() -> None:
    def peaks(colour: str, shape: str) -> list[float]:
        wave = caption_wave(colour, shape, "en", voice=False)
        halves = wave[: int(0.4 * RATE)], wave[int(0.6 * RATE) : RATE]
        return [torch.fft.rfft(half).abs().argmax().item() / 0.4 for half in halves]

    first, other = peaks(COLOURS[0], SHAPES[0]), peaks(COLOURS[3], SHAPES[0])
    assert first[1] == pytest.approx(other[1], abs=3)
    assert other[0] / first[0] == pytest.approx(2**0.5, rel=0.02)


@pytest.mark.parametrize("voice", VOICES)
def test_the_same_seed_hears_the_same_and_noise_hides(voice) -> None:
    labels = torch.arange(KINDS)
    once, again = (heard_captions(labels, seed=0, voice=voice) for _ in range(2))
    assert once.shape == (KINDS, BANDS * PARTS)
    assert torch.equal(once, again)
    assert not torch.allclose(once, heard_captions(labels, seed=1, voice=voice), atol=0.1)
    loud = heard_captions(labels, seed=0, voice=voice, hiss=20.0)
    clear = heard_captions(labels, seed=0, voice=voice, hiss=0.0)
    assert loud.std(dim=0).mean() < 0.5 * clear.std(dim=0).mean()


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="'pink' is not one of red"):
        caption_wave("pink", "star", "en", voice=False)
    with pytest.raises(ValueError, match="'fr' is not one of en, es, zh"):
        caption_wave("red", "star", "fr", voice=False)
    with pytest.raises(ValueError, match="hiss must be at least 0"):
        heard_captions(torch.zeros(1, dtype=torch.long), seed=0, voice=False, hiss=-1.0)
    with pytest.raises(ValueError, match="seed"):
        heard_captions(torch.zeros(1, dtype=torch.long), seed=-1, voice=False)
