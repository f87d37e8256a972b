import pytest
import torch

from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.data.sound.heard_things import Disturbance, heard_things, tone_of

CLEAR = Disturbance(snow=0.0, misnamed=0.0, hiss=0.0)
THINGS = heard_things(300, seed=0, disturbed=CLEAR)
COLOUR, SHAPE = THINGS.labels // len(SHAPES), THINGS.labels % len(SHAPES)


def test_senses_tell_what_they_should() -> None:
    assert torch.equal(THINGS.words.argmax(dim=1), COLOUR)
    assert len(THINGS.labels.unique()) == len(COLOURS) * len(SHAPES)
    for shape in range(len(SHAPES)):
        alike = THINGS.sounds[shape == SHAPE]
        assert torch.allclose(alike, alike[:1].expand_as(alike)), "without noise a tone is a tone"
    peaks = torch.stack([THINGS.sounds[shape == SHAPE][0] for shape in range(len(SHAPES))])
    assert torch.cdist(peaks, peaks)[~torch.eye(6, dtype=torch.bool)].min() > 0.5
    assert THINGS.pictures.shape == (300, 3, 24, 24)
    assert 0 <= THINGS.pictures.min() < THINGS.pictures.max() <= 1
    middle = THINGS.pictures[COLOURS.index("red") == COLOUR, :, 11:13, 11:13].mean(dim=(0, 2, 3))
    assert middle[0] > middle[1] + 0.3


def test_each_disturbance_disturbs_its_sense_only() -> None:
    for name, place in (("snow", 0), ("misnamed", 1), ("hiss", 2)):
        bad = {"snow": 0.0, "misnamed": 0.0, "hiss": 0.0, name: 0.6}
        found = heard_things(300, seed=0, disturbed=Disturbance(**bad))
        same = [
            torch.equal(one, other) for one, other in zip(found.senses, THINGS.senses, strict=True)
        ]
        assert same.index(False) == place
        assert torch.equal(found.labels, THINGS.labels)
    snowed = heard_things(300, seed=0, disturbed=Disturbance(snow=0.6, misnamed=0.6, hiss=0.0))
    assert (snowed.pictures - THINGS.pictures).std() == pytest.approx(0.6, abs=0.01)
    wrong = (snowed.words.argmax(dim=1) != COLOUR).float().mean()
    assert wrong == pytest.approx(0.6 * 5 / 6, abs=0.08)


def test_tones_climb_by_two_semitones() -> None:
    waves = torch.stack([tone_of(shape) for shape in SHAPES])
    peaks = torch.fft.rfft(waves, n=1 << 18).abs().argmax(dim=1).double()
    assert torch.allclose(peaks[1:] / peaks[:-1], torch.tensor(2 ** (2 / 12)).double(), atol=1e-3)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="a share is at most 1"):
        Disturbance(misnamed=1.5)
    with pytest.raises(ValueError, match="count must be"):
        heard_things(0, seed=0)
