"""Each way in which a text gets damaged, and texts that only look damaged."""

import unicodedata

import pytest

from coursekit.gates.characters import character_flaws

TWICE = "图像编码器"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *((f"a{sign}b", "cannot be seen") for sign in "\0\x0b\x1b\x7f\x85\xad\u200b\u200e\u202e"),
        *(
            (f"图{sign}像", "cannot be seen")
            for sign in "\u2060\u2066\ufeff\u2028\u3164\u2003\ue000"
        ),
        ("a\rb", "cannot be seen"),
        ("ci\ufffdn", "a character was lost"),
        (unicodedata.normalize("NFD", "canción"), "type the letter with its accent"),
        ("ciÃ³n", "it was “ó”"),
        ("«Ã³»", "it was “ó”"),
        ("donâ€™t", "it was “’”"),
        ("Â¿QuÃ©?", "it was “¿”"),
        ("å›¾", "it was “图”"),
        (TWICE.encode().decode("gb18030", "ignore"), "it was “图像"),
        (TWICE.encode("gb18030").decode("latin-1"), f"it was “{TWICE}”"),
        ("imаgen", "CYRILLIC SMALL LETTER A"),
        ("сosa", "CYRILLIC SMALL LETTER ES"),
        ("ρixel", "GREEK SMALL LETTER RHO"),
        ("ｐixel", "write “p”"),
        ("ﬁn", "write “fi”"),
        ("⼈工", "write “人”"),
        ("１２", "write “1”"),
        ("ɡato", "looks like a letter"),
    ],
)
def test_damage_is_found_on_its_line(text: str, words: str) -> None:
    found = list(character_flaws(f"Bien.\n{text}\nBien."))
    assert any(line == 2 and words in message for line, _, message in found), found


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué? ¡Más! «SÍ» café»” «¿Á?» 1.º, 2.ª, ñandú, pingüino, CAPÍTULO… É—É",
        "图像编码器与解码器，以及“文本”（2²、¼、½）：10⁻⁵ 约等于 0　。",
        "β-VAE, Δt, μm, τ = 0.07, Αθήνα; Łódź, Müller, Šmíd, Brønsted",
        "👩\u200d🚀 🧑🏽\u200d💻 ❤️ → × − ± ≤ ·\t•",
        "a\r\nb\r\n",
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    assert list(character_flaws(text)) == []
