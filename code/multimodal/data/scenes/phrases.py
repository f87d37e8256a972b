"""The words for things in a scene, with the grammar that each language asks of them.

Spanish agrees in gender and contracts *de el*; Chinese puts 的 between colour and shape and needs
no article.
"""

from multimodal.data.scenes.world import Thing
from multimodal.language import DATA_LANGUAGES, require_language

SPANISH_SHAPES = {
    "circle": ("círculo", "m"),
    "square": ("cuadrado", "m"),
    "triangle": ("triángulo", "m"),
    "star": ("estrella", "f"),
    "cross": ("cruz", "f"),
    "heart": ("corazón", "m"),
}
SPANISH_COLOURS = {
    "red": {"m": "rojo", "f": "roja"},
    "yellow": {"m": "amarillo", "f": "amarilla"},
    "green": {"m": "verde", "f": "verde"},
    "blue": {"m": "azul", "f": "azul"},
    "purple": {"m": "morado", "f": "morada"},
    "black": {"m": "negro", "f": "negra"},
}
SPANISH_SIZES = {"small": {"m": "pequeño", "f": "pequeña"}, "large": {"m": "grande", "f": "grande"}}
SPANISH_ARTICLES = {"a": {"m": "un", "f": "una"}, "the": {"m": "el", "f": "la"}}
CHINESE_SHAPES = {
    "circle": "圆形",
    "square": "正方形",
    "triangle": "三角形",
    "star": "五角星",
    "cross": "十字形",
    "heart": "心形",
}
CHINESE_COLOURS = {
    "red": "红色",
    "yellow": "黄色",
    "green": "绿色",
    "blue": "蓝色",
    "purple": "紫色",
    "black": "黑色",
}
CHINESE_SIZES = {"small": "小", "large": "大"}


def english(colour: str, shape: str, article: str, size: str = "") -> str:
    """``a red circle``, ``the small red circle``."""
    return " ".join(filter(None, (article, size, colour, shape)))


def spanish(colour: str, shape: str, article: str, size: str = "") -> str:
    """``un círculo rojo``, ``la estrella roja pequeña``."""
    noun, gender = SPANISH_SHAPES[shape]
    words = f"{SPANISH_ARTICLES[article][gender]} {noun} {SPANISH_COLOURS[colour][gender]}"
    return f"{words} {SPANISH_SIZES[size][gender]}" if size else words


def chinese(colour: str, shape: str, article: str, size: str = "") -> str:
    """``红色的圆形``, ``红色的小圆形``, with 一个 in front for the article ``a``."""
    counted = "一个" if article == "a" else ""
    return (
        f"{counted}{CHINESE_COLOURS[colour]}的{CHINESE_SIZES.get(size, '')}{CHINESE_SHAPES[shape]}"
    )


PHRASES = {"en": english, "es": spanish, "zh": chinese}


def phrase(thing: Thing, language: str, *, article: str = "a", with_size: bool = False) -> str:
    """Name a thing: ``article`` is ``a`` or ``the``."""
    name = PHRASES[require_language(language, DATA_LANGUAGES)]
    return name(*thing.kind, article, thing.size if with_size else "")


def contract(text: str) -> str:
    """Spanish joins *de* and *el*: ``de el círculo`` → ``del círculo``."""
    return text.replace(" de el ", " del ")
