"""Measured numbers come from cells; a typed one may be out of date the next time a cell runs."""

import re
from collections.abc import Iterator

from coursekit.finding import WARNING
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import Complaint
from coursekit.myst.page import CITATION

_SENTENCE = re.compile(r"[^.!?。！？]*(?:\.(?=\S)[^.!?。！？]*)*(?:[.!?。！？]|$)")
_MEASURED = re.compile(r"(?<![\w.,-])\d+(?:\.\d+(?![\w.])(?:\s?%)?|\s?%)")


def typed_numbers(passage: Passage) -> Iterator[Complaint]:
    """Decimals and percentages on a page with cells, unless the sentence cites a work."""
    if not passage.measured:
        return
    for sentence in _SENTENCE.finditer(passage.text):
        if CITATION in sentence.group():
            continue
        for match in _MEASURED.finditer(sentence.group()):
            message = f"{match.group()} is typed in: glue it from the cell that measured it"
            position = sentence.start() + match.start()
            yield Complaint("number", message, match.group(), position, WARNING)
