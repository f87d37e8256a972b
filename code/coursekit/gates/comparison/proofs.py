"""Where a translation claims a proof and the English only shows something."""

import re
from collections.abc import Iterator

from coursekit.gates.comparison.witnesses import Rendering

_PROOF = {"zh": re.compile("证明")}
_ENGLISH = re.compile(r"\b(?:prov(?:e[ns]?|ed|ing|able)|proofs?|demonstrat\w*)\b", re.IGNORECASE)


def claimed_proofs(rendering: Rendering) -> Iterator[str]:
    """To show (说明) is not to prove (证明): the course keeps the two apart."""
    found = _PROOF.get(rendering.this.language, re.compile("(?!)")).search(rendering.this.prose)
    if found and not _ENGLISH.search(rendering.english.prose):
        yield f"“{found.group()}” claims a proof, and the English shows: write 说明 or 表明"
