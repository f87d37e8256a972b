"""What print does and browsers do not: unbroken percentages, and stress as each script has it."""

import re

from docutils import nodes
from sphinx.application import Sphinx

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
HAN = re.compile(r"[\u4e00-\u9fff]")


def keep_percents(document: nodes.document) -> None:
    """No line breaks between a number, which may be a pasted one, and its percent sign."""
    for text in list(document.findall(nodes.Text)):
        if isinstance(text.parent, nodes.literal | nodes.literal_block):
            continue
        words = re.sub(r"(?<=\d) %", f"{NO_BREAK_SPACE}%", text)
        place = text.parent.index(text)
        if words.startswith(" %") and place and text.parent[place - 1].astext()[-1:].isdigit():
            words = NO_BREAK_SPACE + words[1:]
        if words != text:
            text.parent.replace(text, nodes.Text(words))


def mark_latin(document: nodes.document) -> None:
    """Words that Chinese stresses by italics and not by dots: those in other letters."""
    for emphasis in document.findall(nodes.emphasis):
        if not HAN.search(emphasis.astext()):
            emphasis["classes"].append("latin")


def set_type(app: Sphinx, document: nodes.document) -> None:
    """Both, as the language of the pages asks for them."""
    keep_percents(document)
    if app.config.course_language == "zh":
        mark_latin(document)


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", set_type)
