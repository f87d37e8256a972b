import warnings
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.figure import Figure

from multimodal.assets import asset
from multimodal.data.emoji import emoji_concepts
from multimodal.data.photographs import load_photographs
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.language import WORDS_FOLDER, read_catalogue
from multimodal.text import fonts
from multimodal.text.fonts import CHINESE, FALLBACK, FILES, register_fonts

TOPICS = sorted(
    path.relative_to(WORDS_FOLDER).with_suffix("").as_posix()
    for path in WORDS_FOLDER.rglob("*.yml")
)
FALLBACK_FILE = font_manager.findfont(FALLBACK)


def drawable() -> set[str]:
    files = [asset("fonts", FILES[0]), FALLBACK_FILE]
    return {chr(code) for file in files for code in TTFont(file).getBestCmap()} | set("\n")


DRAWABLE = drawable()


def missing(texts) -> set[str]:
    return set("".join(texts)) - DRAWABLE


@pytest.mark.parametrize("topic", TOPICS)
def test_every_character_of_a_catalogue_can_be_drawn(topic):
    entries = read_catalogue(topic).values()
    assert not missing(text for texts in entries for text in texts.values())


def test_every_character_of_the_data_can_be_drawn():
    texts = [name for concept in emoji_concepts() for name in concept.names.values()]
    texts += scene_dataset(200, seed=0).texts()
    for photograph in load_photographs():
        for words in (photograph.labels, photograph.phrases, photograph.captions):
            texts += words.values()
    assert not missing(texts)


def test_the_frequent_characters_are_there():
    rows = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 56) for cell in range(1, 95))
    level_one = {pair.decode("gb2312", errors="ignore") for pair in rows} - {""}
    assert len(level_one) == 3755
    assert level_one <= DRAWABLE


def test_both_weights_hold_the_same_characters_under_a_name_of_their_own():
    fonts = [TTFont(asset("fonts", name)) for name in FILES]
    assert set(fonts[0].getBestCmap()) == set(fonts[1].getBestCmap())
    assert {font["name"].getDebugName(1) for font in fonts} == {CHINESE}


def test_registering_twice_changes_nothing():
    register_fonts()
    before = len(font_manager.fontManager.ttflist)
    assert register_fonts() == (CHINESE, FALLBACK)
    assert len(font_manager.fontManager.ttflist) == before


def test_importing_registers_nothing():
    import subprocess
    import sys

    program = (
        "import multimodal.text.fonts as f\n"
        "from matplotlib.font_manager import fontManager\n"
        "print(any(entry.name == f.CHINESE for entry in fontManager.ttflist))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_matplotlib_draws_three_languages_without_a_missing_glyph(tmp_path, weight):
    with mpl.rc_context({"font.family": list(register_fonts())}), warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = Figure(figsize=(3, 1))
        figure.text(0.1, 0.5, "对比学习：“图像”，¿qué? ñ τ ≥ ½ → ∑ o’clock …", weight=weight)
        figure.savefig(tmp_path / "a.svg")


@pytest.mark.parametrize("length", [0, 100, 10_000])
def test_a_damaged_font_is_named(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = asset("fonts", FILES[0]).read_bytes()
    for name in FILES:
        (tmp_path / name).write_bytes(whole[:length])
    monkeypatch.setattr(fonts, "asset", lambda _, name: tmp_path / name)
    with pytest.raises(ValueError, match=rf"{FILES[0]} is a damaged font .*restore it"):
        register_fonts()
