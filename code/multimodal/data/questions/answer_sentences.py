"""Answers as whole sentences, in the language asked for: *The star is red.*"""

from functools import cache

from multimodal.data.questions.answer_names import NUMBERS, YES_NO, answer_word
from multimodal.data.questions.naming import SPANISH_THING, spanish_adjective, spanish_gender
from multimodal.data.questions.programs import Program, kind_of
from multimodal.data.questions.question_wording import fill_frame
from multimodal.data.scenes.phrases import SPANISH_ARTICLES
from multimodal.data.scenes.world import COLOURS, SHAPES
from multimodal.language import DATA_LANGUAGES, require_language

FRAMES = {
    "en": {
        "exists yes": "Yes, there is {a}.",
        "exists no": "No, there is no {name}.",
        "count": "There are ANSWER {many}.",
        "count 1": "There is ANSWER {name}.",
        "of one thing": "{the} is ANSWER.",
        "compare yes": "Yes, there are more {many} than {rest}.",
        "compare no": "No, there are not more {many} than {rest}.",
        "relation": "The thing {there} {the} is ANSWER.",
    },
    "es": {
        "exists yes": "Sí, hay {a}.",
        "exists no": "No, no hay ningun{a_or_not} {name}.",
        "count": "Hay ANSWER {many}.",
        "count 1": "Hay ANSWER {name}.",
        "of one thing": "{the} es ANSWER.",
        "compare yes": "Sí, hay más {many} que {rest}.",
        "compare no": "No, no hay más {many} que {rest}.",
        "relation": "El objeto que está {there} {the} es ANSWER.",
    },
    "zh": {
        "exists yes": "是的，图中有{a}。",
        "exists no": "不，图中没有{name}。",
        "count": "图中有ANSWER个{many}。",
        "count 1": "图中有ANSWER个{name}。",
        "of one thing": "{the}是ANSWER。",
        "compare yes": "是的，{many}比{rest}多。",
        "compare no": "不，{many}不比{rest}多。",
        "relation": "{the}{there}的东西是ANSWER。",
    },
}


@cache
def say_answer(program: Program, answer: str, language: str) -> str:
    """The sentence that gives an answer to a question.

    Args:
        program: the question.
        answer: one of :func:`fitting_answers`.
        language: of the sentence.

    Raises:
        ValueError: another language, or an answer to another question.
    """
    frames = FRAMES[require_language(language, DATA_LANGUAGES)]
    kind = kind_of(program)
    if answer not in fitting_answers(program):
        raise ValueError(f"{answer!r} does not answer a question of {kind}")
    frame = kind if kind in ("count", "relation") else f"{kind} {answer}"
    if kind in ("colour", "shape"):
        frame = "of one thing"
    elif (kind, answer) == ("count", "1"):
        frame = "count 1"
    words = frames[frame].replace("ANSWER", _predicate(program, answer, language))
    sentence = fill_frame(words, program, language, language)
    return sentence[0].upper() + sentence[1:]


def fitting_answers(program: Program) -> tuple[str, ...]:
    """The answers that make sense: yes and no, numbers, colours or shapes.

    Raises:
        ValueError: a program that asks nothing.
    """
    kind = kind_of(program)
    asked = program[-1].name if kind == "relation" else kind
    return {
        "count": NUMBERS,
        "colour": COLOURS,
        "query_colour": COLOURS,
        "shape": SHAPES,
        "query_shape": SHAPES,
    }.get(asked, YES_NO)


def _predicate(program: Program, answer: str, language: str) -> str:
    """What is said of the thing: a colour that agrees with it, or a shape with its article."""
    word = answer_word(answer, language)
    if language == "zh" or answer in NUMBERS:
        return word
    if answer in COLOURS:
        return spanish_adjective(answer, _gender(program)) if language == "es" else word
    article = SPANISH_ARTICLES["a"][spanish_gender(answer)] if language == "es" else "a"
    return f"{article} {word}"


def _gender(program: Program) -> str:
    """Of the thing whose colour is asked for."""
    if kind_of(program) == "relation":
        return SPANISH_THING[1]
    return spanish_gender(next(s.argument for s in program if s.name == "filter_shape"))
