"""What the writer of pages leaves in the way of readers who do not see them."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from coursekit.course import LANGUAGES
from coursekit.translation.glossary_page import SLUG
from coursekit.wording import say

EMPTY_HEAD = re.compile(r"<th((?: [^>]*)?)>\s*(?:<p>\s*</p>)?\s*</th>")
DEPRECATED, ROLE = 'role="doc-biblioentry"', 'role="listitem"'
OUTPUT, SOUND = re.compile('<div class="cell_output[^>]*(?=>)'), re.compile("<audio(?= )")
OTHER_NAMES = re.compile(r"(?<=</dt>)<dd><p>(.*?) · (.*?)</p>")
"""What an entry of the glossary shows first: the term in the two other languages."""
HAN = re.compile(
    r"<(?P<kept>pre|script|style|svg)\b.*?</(?P=kept)>"
    r'|<(?P<math>div|span) class="math.*?</(?P=math)>'
    r"|<[^>]*>"
    r"|(?P<han>[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*)",
    re.DOTALL,
)


def mend(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """A corner of a table heads nothing; works are the items of the list that they stand in."""
    body = context.get("body", "").replace(DEPRECATED, ROLE)
    context["body"] = EMPTY_HEAD.sub(r"<td\1></td>", body)


def announce(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Say where outputs begin, what a player plays, and in which language foreign words are."""
    language = app.config.course_language
    body = context.get("body", "")
    output, sound = say("heard.output", language), say("heard.sound", language)
    body = OUTPUT.sub(rf'\g<0> role="group" aria-label="{output}"', body)
    body = SOUND.sub(rf'\g<0> aria-label="{sound}"', body)
    if page == SLUG:
        others = [one.html for code, one in LANGUAGES.items() if code != language]
        spans = [f'<span lang="{code}">\\{n}</span>' for n, code in enumerate(others, 1)]
        body = OTHER_NAMES.sub(f"<dd><p>{' · '.join(spans)}</p>", body)
    elif context.get("language") != LANGUAGES["zh"].html:
        body = HAN.sub(spoken, body)
    context["body"] = body


def spoken(match: re.Match[str]) -> str:
    """Chinese words, marked as such; tags, code and formulas as they are."""
    return f'<span lang="{LANGUAGES["zh"].html}">{match[0]}</span>' if match["han"] else match[0]


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", mend)
    app.connect("html-page-context", announce)
