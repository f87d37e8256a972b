"""Words of another language that stayed behind."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from coursekit.course import LANGUAGES
from coursekit.datafiles import load_yaml
from coursekit.finding import Finding, excerpt
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import matches

RUN = 4
SENTENCE_WORDS = 10
CERTAIN = 0.98
_HAN = r"[\u3400-\u9fff]+"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[.;:!?。；：！？，,()（）—]")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Words that carry a sentence and that the other language does not have."""
    path = Path(__file__).with_name("function_words.yml")
    content = load_yaml(path.read_text("utf-8"), path.name)
    return {code: frozenset(words.split()) for code, words in content.items()}


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def stray_clause(passage: Passage) -> Iterator[Finding]:
    """A run of words of which several belong to another language and none to this one."""
    carriers = _function_words()
    own = carriers.get(passage.language, frozenset())
    for clause in _CLAUSE.split(passage.own_words):
        words = [word.lower() for word in _WORD.findall(re.sub(_HAN, " ", clause))]
        for code in carriers.keys() - {passage.language}:
            theirs = [word for word in words if word in carriers[code]]
            if len(words) >= RUN and len(theirs) >= 2 and not own.intersection(words):
                yield _foreign(passage, code, clause)


def stray_passage(passage: Passage) -> Iterator[Finding]:
    """A longer passage that reads as another language as a whole."""
    text = " ".join(passage.own_words.split())
    if len(_WORD.findall(text)) < SENTENCE_WORDS or any(stray_clause(passage)):
        return
    code, probability = _identifier().classify(text)
    if code != passage.language and probability > CERTAIN:
        yield _foreign(passage, code, text)


def stray_characters(passage: Passage) -> Iterator[Finding]:
    """Chinese characters used, rather than quoted or set in italics, in a Latin text."""
    remedy = "Chinese words stand in italics or quotes when the text mentions them"
    text = "" if passage.language == "zh" else passage.own_words
    return matches(passage, text, "foreign", _HAN, remedy)


def _foreign(passage: Passage, code: str, text: str) -> Finding:
    theirs, ours = LANGUAGES[code].name, LANGUAGES[passage.language].name
    message = f"{theirs} in a text in {ours}: “{excerpt(text, 60)}”"
    return passage.finding(
        "foreign", message, text.strip(), max(0, passage.text.find(text.strip()))
    )


RULES = (stray_clause, stray_passage, stray_characters)
