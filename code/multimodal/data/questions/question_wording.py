"""Questions in words: two wordings each in English, Spanish and Chinese.

A frame has slots: ``{a}`` and ``{the}`` for one thing with its article, ``{many}`` for all of a
sort, ``{rest}`` for the second sort of a comparison, ``{there}`` for a direction; ``{os}`` is the
ending of Spanish *cuántos*.
"""

from functools import cache
from itertools import pairwise

from multimodal.data.questions.naming import NAMES, spanish_adjective, spanish_gender
from multimodal.data.questions.programs import Program, kind_of
from multimodal.data.scenes.grammar import PREPOSITIONS
from multimodal.data.scenes.phrases import CHINESE_COLOURS, SPANISH_ARTICLES, contract
from multimodal.language import DATA_LANGUAGES, require_language

WORDINGS = 2
FRAMES: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "exists": ("Is there {a}?", "Can you see {a}?"),
        "count": ("How many {many} are there?", "How many {many} can you see?"),
        "colour": ("What colour is {the}?", "What is the colour of {the}?"),
        "shape": ("What shape is {the}?", "What is the shape of {the}?"),
        "compare": ("Are there more {many} than {rest}?", "Can you see more {many} than {rest}?"),
        "relation colour": (
            "What colour is the thing {there} {the}?",
            "What is the colour of the thing {there} {the}?",
        ),
        "relation shape": (
            "What shape is the thing {there} {the}?",
            "What is the shape of the thing {there} {the}?",
        ),
    },
    "es": {
        "exists": ("¿Hay {a}?", "¿Se ve {a}?"),
        "count": ("¿Cuánt{os} {many} hay?", "¿Cuánt{os} {many} se ven?"),
        "colour": ("¿De qué color es {the}?", "¿Qué color tiene {the}?"),
        "shape": ("¿Qué forma tiene {the}?", "¿De qué forma es {the}?"),
        "compare": ("¿Hay más {many} que {rest}?", "¿Se ven más {many} que {rest}?"),
        "relation colour": (
            "¿De qué color es el objeto que está {there} {the}?",
            "¿Qué color tiene el objeto situado {there} {the}?",
        ),
        "relation shape": (
            "¿Qué forma tiene el objeto que está {there} {the}?",
            "¿De qué forma es el objeto situado {there} {the}?",
        ),
    },
    "zh": {
        "exists": ("图中有{a}吗？", "能看到{a}吗？"),
        "count": ("图中有几个{many}？", "一共有多少个{many}？"),
        "colour": ("{the}是什么颜色的？", "{the}是哪种颜色？"),
        "shape": ("{the}是什么形状的？", "{the}是哪种形状？"),
        "compare": ("{many}比{rest}多吗？", "{many}的数量比{rest}多吗？"),
        "relation colour": (
            "{the}{there}的东西是什么颜色的？",
            "位于{the}{there}的东西是哪种颜色？",
        ),
        "relation shape": (
            "{the}{there}的东西是什么形状的？",
            "位于{the}{there}的东西是哪种形状？",
        ),
    },
}
NEGATED = ("exists", "compare")
"""kinds that are answered by yes or no"""
NEGATIONS = {
    "en": {
        "exists": "Is it true that there is no {name}?",
        "compare": "Is it true that there are not more {many} than {rest}?",
    },
    "es": {
        "exists": "¿Es cierto que no hay ningun{a_or_not} {name}?",
        "compare": "¿Es cierto que no hay más {many} que {rest}?",
    },
    "zh": {
        "exists": "图中没有{name}，对吗？",
        "compare": "{many}不比{rest}多，对吗？",
    },
}


@cache
def say_question(program: Program, language: str, wording: int = 0) -> str:
    """A question in one of two wordings that mean the same.

    Raises:
        ValueError: another language or wording, or a program that asks nothing.
    """
    return fill_frame(_frame(program, language, wording), program, language, language)


def negated(program: Program, language: str) -> str:
    """The question turned round: *yes* where :func:`say_question` is answered *no*.

    It asks whether the denial is true, as languages do not agree on what *yes* means after
    *Isn't there …?*.

    Raises:
        ValueError: a question that is not answered by yes or no.
    """
    frames = NEGATIONS[require_language(language, DATA_LANGUAGES)]
    if (kind := kind_of(program)) not in frames:
        raise ValueError(f"only {' and '.join(frames)} can be negated, got a question of {kind}")
    return fill_frame(frames[kind], program, language, language)


def switched(program: Program, language: str, other: str, wording: int = 0) -> str:
    """A code-switched question: the frame of one language, the things' names of another.

    Articles and agreement are those of the frame, as in *¿Hay una red star?*

    Raises:
        ValueError: another language or wording, or twice the same.
    """
    require_language(other, DATA_LANGUAGES)
    if language == other:
        raise ValueError(f"to switch takes two languages, got {language!r} twice")
    return fill_frame(_frame(program, language, wording), program, language, other)


def _frame(program: Program, language: str, wording: int) -> str:
    if wording not in range(WORDINGS):
        raise ValueError(f"wording must be 0 or 1, got {wording}")
    kind = kind_of(program)
    if kind == "relation":
        kind = f"relation {program[-1].name.removeprefix('query_')}"
    return FRAMES[require_language(language, DATA_LANGUAGES)][kind][wording]


def fill_frame(frame: str, program: Program, language: str, names: str) -> str:
    """Put the things of a program into a frame: its words in one language, names in another."""
    (colour, shape), *others = _sorts(program)
    name, gender = NAMES[names](colour, shape), spanish_gender(shape)
    direction = next((step.argument for step in program if step.name == "relate"), "left")
    text = frame.format(
        name=name,
        a=_with_article(name, language, "a", gender),
        the=_with_article(name, language, "the", gender),
        many=NAMES[names](colour, shape, plural=True),
        rest=_rest(*others[0], names) if others else "",
        there=PREPOSITIONS[language][direction],
        os="os" if gender == "m" else "as",
        a_or_not="a" if gender == "f" else "",
    )
    text = text.replace("ningun ", "ningún ") if language == "es" else text
    return _spaced(contract(text) if language == "es" else text, language, names)


def _sorts(program: Program) -> list[tuple[str, str]]:
    """Colour and shape, or empty, of each sort of thing that a program filters."""
    found = [["", ""]]
    for step in program:
        if step.name == "filter_colour":
            found[-1][0] = step.argument
        elif step.name == "filter_shape":
            found[-1][1] = step.argument
        elif step.name == "count":
            found.append(["", ""])
    return [(colour, shape) for colour, shape in found if colour or shape] or [("", "")]


def _rest(colour: str, shape: str, names: str) -> str:
    """The second sort; the noun *things* is not said twice."""
    if shape:
        return NAMES[names](colour, shape, plural=True)
    short = {"en": f"{colour} ones", "es": spanish_adjective(colour, "m", plural=True)}
    return short.get(names, f"{CHINESE_COLOURS[colour]}的")


def _with_article(name: str, language: str, article: str, gender: str) -> str:
    if language == "zh":
        return name
    if language == "es":
        return f"{SPANISH_ARTICLES[article][gender]} {name}"
    an = article == "a" and name[0] in "aeiou"
    return f"{'an' if an else article} {name}"


def _spaced(text: str, language: str, names: str) -> str:
    """A space between Chinese and other letters, where both stand in one question."""
    if "zh" not in (language, names) or language == names:
        return text
    letters = [text[0]]
    for before, after in pairwise(text):
        mixed = before.isalpha() and after.isalpha() and (before > "⺀") != (after > "⺀")
        letters.append(f" {after}" if mixed else after)
    return "".join(letters)
