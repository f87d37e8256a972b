"""What the writer of pages leaves in the way of readers who do not see them."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

EMPTY_HEAD = re.compile(r"<th((?: [^>]*)?)>\s*(?:<p>\s*</p>)?\s*</th>")
DEPRECATED, ROLE = 'role="doc-biblioentry"', 'role="listitem"'


def mend(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """A corner of a table heads nothing; works are the items of the list that they stand in."""
    body = context.get("body", "").replace(DEPRECATED, ROLE)
    context["body"] = EMPTY_HEAD.sub(r"<td\1></td>", body)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", mend)
