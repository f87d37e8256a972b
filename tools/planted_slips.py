"""Slips of translators, planted in a line of a translation: a class of slips is a function."""

import re
from collections.abc import Callable
from functools import cache
from random import Random

from opencc import OpenCC

Slip = Callable[[str, str, Random], str]
"""From a line, its language and chance to the line with a slip; the same line where none fits."""

_NO_PROSE = re.compile(r"`[^`]*`|\$[^$]*\$|\{[^}]*\}|\([\w-]+\)=|\]\([^)]*\)")
_NAME = re.compile(r"(?<=\$)[^$]+(?=\$)|(?<=`)[\w.:-]{3,}(?=`)")
_DIGITS = re.compile(r"(?<![\w.\\=/-])\d+(?:\.\d+)?(?![\w=])")
_NEGATION = {
    "es": re.compile(r"\b(?:[Nn]o|nunca|ningún|ninguna|sin|tampoco|ni) "),
    "zh": re.compile("从不|并非|没有|不|没|无|未"),
}
_BETWEEN = {"es": re.compile(r"(?<=[.?!]) (?=[A-ZÁÉÍÓÚ¿¡])"), "zh": re.compile("(?<=[。？！])")}
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[aeoáéíóúñ\u3400-\u9fff]")
_OPPOSITES = {
    "es": "imagen/texto imágenes/textos descripción/imagen codificador/decodificador fila/columna "
    "filas/columnas positivo/negativo positivos/negativos primera/última primer/último mayor/menor "
    "antes/después entrenamiento/prueba entrenamiento/validación izquierda/derecha entrada/salida "
    "superior/inferior consulta/clave máximo/mínimo aumenta/disminuye sube/baja crece/decrece "
    "visible/oculto visibles/ocultos parche/píxel parches/píxeles época/paso exactitud/pérdida "
    "todos/algunos todas/algunas igual/distinto iguales/distintos más/menos media/suma",
    "zh": "图像/文本 图片/文字 描述/图像 编码器/解码器 行/列 正样本/负样本 第一/最后 大于/小于 "
    "高于/低于 之前/之后 训练/测试 训练/验证 左/右 查询/键 输入/输出 最大/最小 增大/减小 "
    "上升/下降 更大/更小 相同/不同 可见/被遮住 图像块/像素 轮/步 准确率/损失 所有/有些 "
    "更多/更少 更高/更低 平均值/总和",
}


def number(line: str, language: str, chance: Random) -> str:
    """Another digit in a number."""

    def other(found: str) -> str:
        place = chance.choice([n for n, sign in enumerate(found) if sign.isdigit()])
        digit = chance.choice([sign for sign in "123456789" if sign != found[place]])
        return found[:place] + digit + found[place + 1 :]

    return _one(line, _DIGITS, other, chance)


def negation(line: str, language: str, chance: Random) -> str:
    """A negation left out."""
    return _one(line, _NEGATION[language], lambda _: "", chance)


def sentence(line: str, language: str, chance: Random) -> str:
    """One of several sentences left out."""
    parts = [part for part in _BETWEEN[language].split(line) if part]
    if len(parts) < 2:
        return line
    parts.pop(chance.randrange(1, len(parts)))
    return (" " if language == "es" else "").join(parts)


def term(line: str, language: str, chance: Random) -> str:
    """A word exchanged for its opposite or neighbour."""
    pairs = [pair.split("/") for pair in _OPPOSITES[language].split()]
    swaps = {b: a for a, b in pairs} | dict(pairs)
    edge = r"\b" if language == "es" else ""
    words = "|".join(sorted(swaps, key=len, reverse=True))
    return _one(line, re.compile(f"{edge}(?:{words}){edge}"), swaps.__getitem__, chance)


def traditional(line: str, language: str, chance: Random) -> str:
    """A Simplified character in its Traditional form."""
    convert = _converter().convert
    changing = "".join(c for c in dict.fromkeys(_HAN.findall(line)) if convert(c) != c)
    return _one(line, re.compile(f"[{changing}]"), convert, chance) if changing else line


def mark(line: str, language: str, chance: Random) -> str:
    """A formula, a label, a citation or a name in code spoilt."""
    found = list(_NAME.finditer(line))
    return _replace(line, chance.choice(found), lambda word: f"{word}x") if found else line


def damage(line: str, language: str, chance: Random) -> str:
    """A sign that no reader sees, or the sign of a lost one."""
    sign = chance.choice("\u200b\u202e\ufffd\x00\ufeff\u0301")
    return _one(line, _LETTER, lambda letter: letter + sign, chance)


SLIPS: dict[str, Slip] = {
    slip.__name__: slip for slip in (number, negation, sentence, term, traditional, mark, damage)
}


def _one(line: str, wanted: re.Pattern[str], new: Callable[[str], str], chance: Random) -> str:
    """The line with one of the matches in its prose replaced."""
    hidden = [match.span() for match in _NO_PROSE.finditer(line)]
    found = [
        match
        for match in wanted.finditer(line)
        if not any(start <= match.start() < end for start, end in hidden)
    ]
    return _replace(line, chance.choice(found), new) if found else line


def _replace(line: str, match: re.Match[str], new: Callable[[str], str]) -> str:
    return line[: match.start()] + new(match.group()) + line[match.end() :]


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")
