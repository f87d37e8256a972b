"""What nobody meant to publish: notes to oneself, answers of a machine, markup that failed."""

import re

from coursekit.finding import WARNING
from coursekit.gates.prose.rule import pattern_rule

_CHAT = re.compile(
    r"here(?:’s| is) (?:the|your|a) (?:\w+ )?translation|as an ai\b|as a language model"
    r"|translated (?:text|version)\s*:|aquí (?:tienes|está) la traducción|traducción\s*:$"
    r"|como modelo de lenguaje,|以下是.{0,6}(?:翻译|译文)|严格指令|作为(?:一个)?人工智能"
    r"|作为(?:一个)?语言模型|strict instructions|i hope this helps|certainly!|sure, here",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TK|TKTK)\b|\blorem ipsum\b|待补充|待翻译")
_TAG = r"(?:E|S|Z|U|T|UP|DL|UNI)"
_DIGEST = re.compile(rf"\[{_TAG}(?:[ ,/]+{_TAG})*\]|source documents?\b")
_MARKUP = re.compile(r"\*\*|\]\(|\{[a-z:]+\}`|(?<!\\)\$[^$]*\$|^:::|^```|\{(?:ref|cite|eq|doc)\}")
_SPACES = re.compile(r"(?<=\S)  +(?=\S)")
_BEFORE = re.compile(r"(?<=\w) [,;:.!?](?=\s|$)")
_TWICE = re.compile(r"\b(?P<word>[^\W\d_]{2,})\s+(?P=word)\b", re.IGNORECASE)


RULES = (
    pattern_rule("left-over", _CHAT, "this speaks about the text instead of being it: remove it"),
    pattern_rule("left-over", _NOTE, "a note to oneself: settle it and remove it"),
    pattern_rule("left-over", _DIGEST, "a tag of the working material: remove it"),
    pattern_rule("markup", _MARKUP, "this markup is not recognised and would show as it stands"),
    pattern_rule("spacing", _SPACES, "one space is enough"),
    pattern_rule("spacing", _BEFORE, "no space before punctuation"),
    pattern_rule("repetition", _TWICE, "the same word twice", WARNING),
)
