"""Speech with the synthesiser, with one that is pretended, and without any."""

import ctypes
import sys
import tomllib
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from multimodal.data.sound import speech
from multimodal.data.sound.mel import RATE, spectrogram
from multimodal.data.sound.speech import INSTALL, VOICES, MissingSpeechError
from multimodal.language import LANGUAGES

SENTENCE = {"en": "Look, a red apple!", "es": "¡Mira, una manzana roja!", "zh": "看，一个红苹果！"}
PRETENDED_RATE = 22_050
with_speech = pytest.mark.skipif(
    find_spec("espeakng_loader") is None, reason=f"no synthesiser here: {INSTALL}"
)


class PretendedLibrary:
    """Answers as eSpeak NG does, whatever the text: half a second of 440 Hz, in two pieces."""

    def __init__(self, *, knows_voices: bool = True, loudness: float = 0.5) -> None:
        time = torch.arange(PRETENDED_RATE // 2) / PRETENDED_RATE
        wave = loudness * torch.sin(2 * torch.pi * 440 * time)
        self.samples = (wave * 2**15).short().tolist()
        self.knows_voices = knows_voices
        self.asked: list[object] = []

    def espeak_SetSynthCallback(self, listen) -> None:  # noqa: N802
        self.listen = listen

    def espeak_SetVoiceByName(self, voice: bytes) -> int:  # noqa: N802
        self.asked.append(voice)
        return 0 if self.knows_voices else 2

    def espeak_Synth(self, text: bytes, size: ctypes.c_size_t, *rest: object) -> int:  # noqa: N802
        self.asked += [text, size.value]
        for piece in (self.samples[:5000], self.samples[5000:]):
            self.listen((ctypes.c_short * len(piece))(*piece), len(piece), None)
        self.listen(None, 0, None)  # the end
        return 0


def pretend(monkeypatch: pytest.MonkeyPatch, library: PretendedLibrary) -> PretendedLibrary:
    monkeypatch.setattr(speech, "_library", lambda: (library, PRETENDED_RATE))
    return library


def rests(wave: torch.Tensor) -> list[tuple[int, int]]:
    """First frame and number of frames of each stretch without sound."""
    loud = spectrogram(wave).sum(dim=0)
    found, frame = [], 0
    for still, run in groupby((loud < 1e-4 * loud.max()).tolist()):
        frames = len(list(run))
        found += [(frame, frames)] * still
        frame += frames
    return found


@pytest.fixture
def _no_speech(monkeypatch: pytest.MonkeyPatch):
    """A machine on which the package is not installed."""
    speech._library.cache_clear()
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    yield
    speech._library.cache_clear()


@with_speech
@pytest.mark.parametrize("language", VOICES)
def test_a_sentence_is_spoken_with_one_pause_at_its_comma(language: str) -> None:
    wave = speech.speak(SENTENCE[language], language)
    assert wave.dtype == torch.float32
    assert wave.ndim == 1
    assert RATE / 2 < len(wave) < 3 * RATE
    assert 0.3 < wave.abs().max() < 1.1
    start, frames = max(rests(wave), key=lambda rest: rest[1])
    assert frames >= 10
    assert 10 < start < len(wave) / 160 / 2  # the comma comes early
    assert all(others < frames / 2 for begin, others in rests(wave) if begin != start)


@with_speech
def test_each_language_has_a_voice_of_its_own() -> None:
    lengths = {language: len(speech.speak("Toledo", language)) for language in VOICES}
    assert len(set(lengths.values())) == len(VOICES)
    assert len(speech.speak("Toledo, Toledo", "es")) > 1.5 * lengths["es"]


@with_speech
def test_once_more_is_nearly_the_same() -> None:
    first, second = (len(speech.speak(SENTENCE["es"], "es")) for _ in range(2))
    assert first == pytest.approx(second, rel=0.02)


@with_speech
def test_with_the_synthesiser_nothing_is_said_about_it(capsys: pytest.CaptureFixture) -> None:
    assert speech.speech_at_hand()
    assert capsys.readouterr().out == ""


def test_pieces_are_joined_scaled_and_resampled(monkeypatch: pytest.MonkeyPatch) -> None:
    library = pretend(monkeypatch, PretendedLibrary())
    wave = speech.speak("你好", "zh")
    assert library.asked == [b"cmn", "你好".encode(), 7]
    assert len(wave) == RATE // 2
    assert wave.dtype == torch.float32
    assert wave.abs().max() == pytest.approx(0.5, abs=0.02)
    assert (spectrogram(wave)[:, 5:-5].argmax(dim=0) == 11).all()  # 440 Hz


@pytest.mark.parametrize(
    "library", [PretendedLibrary(knows_voices=False), PretendedLibrary(loudness=0.0)]
)
def test_no_sound_is_an_error(library: PretendedLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, library)
    with pytest.raises(ValueError, match="no sound for 'hola' with the voice 'es'"):
        speech.speak("hola", "es")


def test_an_unknown_language_and_an_empty_text_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown language 'fr': there are en, es, zh"):
        speech.speak("bonjour", "fr")
    for text in ("", "  \n", "…!"):
        with pytest.raises(ValueError, match=r"nothing to speak in .*: give a text"):
            speech.speak(text, "en")


@pytest.mark.usefixtures("_no_speech")
def test_without_the_synthesiser_the_error_says_how_to_get_it() -> None:
    with pytest.raises(MissingSpeechError, match=r"(?s)no synthesiser .*pip install espeakng"):
        speech.speak("hello", "en")


@pytest.mark.usefixtures("_no_speech")
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_synthesiser_readers_are_told_in_their_language(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", language)
    monkeypatch.setenv("COURSE_BUILD", "1")  # a build goes on without it, too
    assert not speech.speech_at_hand()
    said = capsys.readouterr().out
    assert said.endswith(f"\n{INSTALL}\n")
    assert {"en": "not installed", "es": "no está instalado", "zh": "没有安装"}[language] in said


@pytest.mark.parametrize(
    ("loader", "complaint"),
    [
        (SimpleNamespace(get_library_path=lambda: "/no/such.so"), "no synthesiser"),
        (SimpleNamespace(get_library_path=lambda: None, get_data_path=str), "does not start"),
    ],
)
def test_a_library_that_does_not_run_counts_as_none(
    loader: SimpleNamespace, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", loader)
    if complaint == "does not start":
        broken = SimpleNamespace(espeak_Initialize=lambda *options: -1)
        monkeypatch.setattr(speech.ctypes, "CDLL", lambda path: broken)
    speech._library.cache_clear()
    with pytest.raises(MissingSpeechError, match=complaint):
        speech._library()
    assert not speech.speech_at_hand()


@pytest.mark.parametrize("language", VOICES)
def test_the_hum_rests_where_the_sentence_has_its_comma(language: str) -> None:
    wave = speech.hum(SENTENCE[language])
    [(start, frames)] = rests(wave)
    assert 10 < start < len(wave) / 160 / 2
    assert 15 < frames < 25
    assert len(speech.hum("one")) < len(speech.hum("one, two")) < len(speech.hum("one, two, three"))


def test_package_and_site_ask_for_the_version_that_the_sentence_names() -> None:
    root = Path(__file__).parents[4]
    wanted = INSTALL.rpartition(" ")[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["optional-dependencies"]["speech"] == [wanted]
    for name in ("requirements.txt", "requirements.lock"):
        assert wanted in (root / name).read_text("utf-8").splitlines()
