"""The knowledge base in words: questions, entries and values in English, Spanish and Chinese."""

from collections.abc import Mapping
from functools import cache

from multimodal.data.emoji import emoji_concepts
from multimodal.data.questions.knowledge import Fact
from multimodal.language import DATA_LANGUAGES, require_language

ASKED = {
    "habitat": (
        *("Where does this animal live?", "¿Dónde vive este animal?"),
        "这种动物生活在哪里？",
    ),
    "food": (
        *("What does this animal mostly eat?", "¿Qué come sobre todo este animal?"),
        "这种动物主要吃什么？",
    ),
    "eggs": ("Does this animal lay eggs?", "¿Este animal pone huevos?", "这种动物产卵吗？"),
    "family": (
        *("Which family of instruments does it belong to?",),
        *("¿A qué familia de instrumentos pertenece?", "它属于哪一类乐器？"),
    ),
    "playing": (
        *("How is this instrument played?", "¿Cómo se toca este instrumento?"),
        "这种乐器怎样演奏？",
    ),
    "way": (
        *("Where does this vehicle travel?", "¿Por dónde se desplaza este vehículo?"),
        "这种交通工具在哪里运行？",
    ),
    "power": (
        *("What drives this vehicle?", "¿Qué impulsa este vehículo?"),
        "这种交通工具靠什么驱动？",
    ),
    "origin": (
        *("On which continent was it first grown?",),
        *("¿En qué continente se cultivó por primera vez?", "它最早在哪个大洲种植？"),
    ),
    "growth": ("Where does it grow?", "¿Dónde crece?", "它长在哪里？"),
}
LABELS = {
    "habitat": ("habitat", "hábitat", "栖息地"),
    "food": ("main food", "alimento principal", "主要食物"),
    "eggs": ("lays eggs", "pone huevos", "产卵"),
    "family": ("family of instruments", "familia de instrumentos", "乐器类别"),
    "playing": ("way of playing", "forma de tocar", "演奏方式"),
    "way": ("travels by", "se desplaza por", "运行于"),
    "power": ("driving force", "fuerza que lo impulsa", "动力"),
    "origin": ("continent of origin", "continente de origen", "起源大洲"),
    "growth": ("grows", "crece", "生长在"),
}
VALUE_WORDS = {
    "unknown": ("I do not know", "no lo sé", "不知道"),
    "savanna": ("savanna", "sabana", "稀树草原"),
    "forest": ("forest", "bosque", "森林"),
    "desert": ("desert", "desierto", "沙漠"),
    "sea": ("sea", "mar", "海洋"),
    "fresh_water": ("rivers and lakes", "ríos y lagos", "江河湖泊"),
    "farm": ("farm", "granja", "农场"),
    "plants": ("plants", "plantas", "植物"),
    "meat": ("meat", "carne", "肉"),
    "fish": ("fish", "peces", "鱼"),
    "insects": ("insects", "insectos", "昆虫"),
    "nectar": ("nectar", "néctar", "花蜜"),
    "yes": ("yes", "sí", "是"),
    "no": ("no", "no", "否"),
    "strings": ("strings", "cuerda", "弦乐器"),
    "winds": ("winds", "viento", "管乐器"),
    "percussion": ("percussion", "percusión", "打击乐器"),
    "bow": ("with a bow", "con arco", "用弓拉"),
    "plucking": ("by plucking", "pulsando las cuerdas", "弹拨"),
    "blowing": ("by blowing", "soplando", "吹奏"),
    "striking": ("by striking", "golpeando", "敲击"),
    "shaking": ("by shaking", "agitando", "摇动"),
    "air": ("air", "aire", "空中"),
    "water": ("water", "agua", "水上"),
    "rails": ("rail", "vías férreas", "轨道"),
    "road": ("road", "carretera", "公路"),
    "wind": ("wind", "viento", "风力"),
    "muscles": ("muscles", "músculos", "人力"),
    "combustion": ("combustion engine", "motor de combustión", "内燃机"),
    "electricity": ("electricity", "electricidad", "电力"),
    "steam": ("steam", "vapor", "蒸汽"),
    "america": ("the Americas", "América", "美洲"),
    "asia": ("Asia", "Asia", "亚洲"),
    "africa": ("Africa", "África", "非洲"),
    "trees": ("on trees", "en árboles", "树上"),
    "underground": ("underground", "bajo tierra", "地下"),
    "vines": ("on a vine", "en una planta trepadora", "藤蔓上"),
}


def ask_about(relation: str, language: str) -> str:
    """The question: it calls the thing *this animal* or *it*, so that the picture must be known."""
    return _in(ASKED, relation, language)


def value_word(value: str, language: str) -> str:
    """What a value is called."""
    return _in(VALUE_WORDS, value, language)


def thing_name(thing: str, language: str) -> str:
    """What OpenMoji calls a thing."""
    return _names()[thing][require_language(language, DATA_LANGUAGES)]


def say_fact(fact: Fact, language: str) -> str:
    """An entry as a line of text: ``koala, main food: plants``."""
    thing, relation, value = fact
    comma, colon = ("，", "：") if language == "zh" else (", ", ": ")
    name, label = thing_name(thing, language), _in(LABELS, relation, language)
    return f"{name}{comma}{label}{colon}{value_word(value, language)}"


def _in(table: Mapping[str, tuple[str, ...]], name: str, language: str) -> str:
    require_language(language, DATA_LANGUAGES)
    if name not in table:
        raise ValueError(f"unknown {name!r}: choose one of {', '.join(table)}")
    return table[name][DATA_LANGUAGES.index(language)]


@cache
def _names() -> dict[str, dict[str, str]]:
    return {concept.names["en"]: concept.names for concept in emoji_concepts()}
