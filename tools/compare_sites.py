"""Two builds of the site, page by page: which words, numbers and pictures are no longer the same.

``python -m tools.compare_sites OLD NEW`` takes two folders ``_build/public/site`` and prints what
a reader would notice: lines of text that came or went, pictures whose bytes changed. Code cells
count only with ``--code``. The exit status says whether anything differs.
"""

import argparse
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from multimodal.terminal import make_printable

BLOCKS = ("p", "li", "dt", "dd", "td", "th", "pre", "figcaption", "h1", "h2", "h3", "h4", "summary")
CELLS = "div.cell_input, div.highlight"
LEFT_OUT = "a.headerlink, script, style, .course-provenance"


def main() -> int:
    """Compare the two folders of the command line; 1 if a page differs."""
    make_printable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--code", action="store_true", help="compare code cells as well")
    options = parser.parse_args()
    for folder in (options.old, options.new):
        if not (folder / "index.html").is_file():
            parser.error(f"{folder} is no built site: it has no index.html")
    differences = [
        line
        for name in sorted(pages(options.old) | pages(options.new))
        for line in compare(name, options.old, options.new, code=options.code)
    ]
    print("\n".join(differences) or "the sites say the same")
    return int(bool(differences))


def pages(site: Path) -> set[str]:
    """The pages of a site, by their address below it."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def compare(name: str, old: Path, new: Path, *, code: bool) -> Iterator[str]:
    """What differs on one page."""
    if not (new / name).is_file() or not (old / name).is_file():
        yield f"{name}: only in the {'old' if (old / name).is_file() else 'new'} site"
        return
    before, after = (
        list(passages((site / name).read_text("utf-8"), code=code)) for site in (old, new)
    )
    changes = list(unified_diff(before, after, lineterm="", n=0))[2:]
    if changes:
        yield f"{name}:"
        yield from (f"    {line}" for line in changes if not line.startswith("@@"))


def passages(html: str, *, code: bool) -> Iterator[str]:
    """The text of a page block by block, and its pictures, named by a hash of their bytes."""
    soup = BeautifulSoup(html, "html.parser")
    article = soup.find("article") or soup
    for unwanted in article.select(LEFT_OUT if code else f"{LEFT_OUT}, {CELLS}"):
        unwanted.decompose()
    for node in article.descendants:
        if isinstance(node, Tag) and node.name == "img":
            yield f"[picture {node.get('src')}] {node.get('alt')}"
        elif isinstance(node, Tag) and node.name in BLOCKS and (text := own_text(node)):
            yield text


def own_text(block: Tag) -> str:
    """The words of a block without those of the blocks inside it."""
    words = [
        str(text)
        for text in block.descendants
        if isinstance(text, NavigableString)
        and next(p for p in text.parents if p.name in BLOCKS) is block
    ]
    return " ".join("".join(words).split())


if __name__ == "__main__":
    sys.exit(main())
