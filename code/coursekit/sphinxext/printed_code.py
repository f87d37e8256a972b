"""``{course-code}`` on a page: the staged source, highlighted, what is rarely needed folded away.

Folds are ``<details>``: they open with a click, a key or a search of the browser, without scripts.
"""

from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursekit.listings.course_code import split_names
from coursekit.listings.folds import Fold, find_folds
from coursekit.sphinxext.api_links import linked
from coursekit.wording import say


class PrintedCode(SphinxDirective):
    """The listing with a line that says what it is and where it stands."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "methods": split_names,
        "signature-only": directives.flag,
        "whole": directives.flag,
        "module": directives.unchanged_required,
        "file": directives.unchanged_required,
        "lines": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        if not self.content or "module" not in self.options:
            raise self.error(
                "{course-code} must stand on its own, not inside another directive, and only on "
                "pages of the course"
            )
        source = "\n".join(self.content)
        html = f'{self._head()}\n<div class="highlight">{self._listing(source)}</div>'
        return [nodes.raw("", f'<div class="course-code">\n{html}\n</div>', format="html")]

    def _listing(self, source: str) -> str:
        folds = [] if "whole" in self.options else find_folds(
            source,
            methods=self.options.get("methods", ()),
            signature="signature-only" in self.options,
        )  # fmt: skip
        return folded_listing(source, folds, self.config.course_language)

    def _head(self) -> str:
        name = self.arguments[0]
        shown = linked(self, escape(name), self.options["module"], name)
        return f'<p class="course-code-head"><code lang="en">{shown}</code>{self._place()}</p>'

    def _place(self) -> str:
        repository, lines = self.config.course_repository, self.options.get("lines", "")
        if not (repository and lines):
            return ""
        file = f"code/{self.options['file']}"
        first, _, last = lines.partition("-")
        text = say("code_place", self.config.course_language, lines=f"{first}–{last}", file=file)
        address = f"https://github.com/{repository}/blob/HEAD/{file}#L{first}-L{last}"
        return f' <a class="reference external" href="{escape(address)}">{escape(text)}</a>'


def folded_listing(source: str, folds: list[Fold], language: str) -> str:
    """The highlighted source as ``<pre>`` between ``<details>``."""
    lines = highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).splitlines()
    plain = source.split("\n")
    parts, done = [], 0
    for fold in folds:
        parts.append(_pre(lines[done : fold.first - 1]))
        first = next(line for line in plain[fold.first - 1 : fold.last] if line.strip())
        indent = first[: -len(first.lstrip())]
        words = say(f"code_{fold.kind}", language, lines=fold.lines)
        summary = f"<summary>{indent}<span>{escape(words)}</span></summary>"
        inside = _pre(lines[fold.first - 1 : fold.last])
        parts.append(f'<details class="course-code-fold">{summary}{inside}</details>')
        done = fold.last
    return "".join([*parts, _pre(lines[done:])])


def _pre(lines: list[str]) -> str:
    """Lines as a block; the empty element keeps a first line that is empty."""
    text = "\n".join(lines)
    return f"<pre><span></span>{text}\n</pre>" if lines else ""


def setup(app: Sphinx) -> None:
    app.add_directive("course-code", PrintedCode)
