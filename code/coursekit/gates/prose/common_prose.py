"""Rules for every language: notes to oneself, chat, markup that failed, numbers typed in."""

import re
from collections.abc import Iterator

from coursekit.finding import WARNING, Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import pattern_rule
from coursekit.myst.page import CITATION

_CHAT = (
    r"(?i)here(?:’s| is) (?:the|your|a) (?:\w+ )?translation|as an ai\b|as a language model"
    r"|translated (?:text|version)\s*:|aquí (?:tienes|está) la traducción|traducción\s*:$"
    r"|como modelo de lenguaje,|以下是.{0,6}(?:翻译|译文)|严格指令|作为(?:一个)?人工智能"
    r"|作为(?:一个)?语言模型|strict instructions|i hope this helps|certainly!|sure, here"
)
_NOTE = r"\b(?:TODO|FIXME|XXX|TBD|TK|TKTK)\b|\blorem ipsum\b|待补充|待翻译"
_TAG = r"(?:E|S|Z|U|T|UP|DL|UNI)"
_DIGEST = rf"\[{_TAG}(?:[ ,/]+{_TAG})*\]|source documents?\b"
_MARKUP = r"\*\*|\]\(|\{[a-z:]+\}`|(?<!\\)\$[^$]*\$|^:::|^```|\{(?:ref|cite|eq|doc)\}"
_TWICE = r"(?i)\b(?P<word>[^\W\d_]{2,})\s+(?P=word)\b"

_SENTENCE = re.compile(r"[^.!?。！？]*(?:\.(?=\S)[^.!?。！？]*)*(?:[.!?。！？]|$)")
_MEASURED = re.compile(r"(?<![\w.,-])\d+(?:\.\d+(?!\w|\.\d)(?:\s?%)?|\s?%)")


def typed_numbers(passage: Passage) -> Iterator[Finding]:
    """Decimals and percentages on a page with cells, unless the sentence cites a work or the
    passage says that it is *quoted*.

    A typed number may be out of date the next time a cell runs.
    """
    for sentence in _SENTENCE.finditer(passage.text if passage.measured else ""):
        if CITATION in sentence.group():
            continue
        for match in _MEASURED.finditer(sentence.group()):
            message = f"{match.group()} is typed in: glue it from the cell that measured it"
            position = sentence.start() + match.start()
            yield passage.finding("number", message, match.group(), position, WARNING)


RULES = (
    pattern_rule("left-over", _CHAT, "this speaks about the text instead of being it: remove it"),
    pattern_rule("left-over", _NOTE, "a note to oneself: settle it and remove it"),
    pattern_rule("left-over", _DIGEST, "a tag of the working material: remove it"),
    pattern_rule("markup", _MARKUP, "this markup is not recognised and would show as it stands"),
    pattern_rule("spacing", r"(?<=\S)  +(?=\S)", "one space is enough"),
    pattern_rule("spacing", r"(?<=\w) [,;:.!?](?=\s|$)", "no space before punctuation"),
    pattern_rule("repetition", _TWICE, "the same word twice", WARNING),
    typed_numbers,
)
