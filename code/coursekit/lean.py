"""A published folder carries what its pages use: files, rules of style, glyphs of icons."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from coursekit.stylesheet import Names, prune

ROOMS = ("_static", "_images")
TEXTS = {".css", ".js"}
NOT_PRUNED = "katex"  # its script puts the names of its classes together
ICON = re.compile(r"([\ue000-\uf8ff])|\\([ef][0-9a-f]{3})")
SPOKEN = re.compile(r'(content:("(?:[\ue000-\uf8ff]|\\[ef][0-9a-f]{3})"))(?=[;}])')
ICON_FONT = re.compile(r"url\(([^()]*/fa-[\w-]+)\.woff2\)[^;}]*")
NAMES_THAT_STAY = [0, 13, 14]  # copyright, licence and its address; "Font Awesome" is reserved


def lighten(folder: Path) -> None:
    """Take out of a folder of pages what none of them uses, nor anything that they load."""
    pages = [path.read_text("utf-8") for path in folder.rglob("*.html")]
    drop_unnamed_files(folder, pages)
    static = folder / "_static"
    names = Names.of(pages, [path.read_text("utf-8") for path in static.rglob("*.js")])
    sheets = [path for path in static.rglob("*.css") if NOT_PRUNED not in path.parts]
    icons = ""
    for sheet in sheets:
        text = prune(sheet.read_text("utf-8"), names)
        icons += "".join(a or chr(int(b, 16)) for a, b in ICON.findall(text))
        text = SPOKEN.sub(r'\1;content:\2/""', text)  # who hears a page hears no icons
        sheet.write_text(ICON_FONT.sub(r'url(\1.woff) format("woff")', text), "utf-8")
    for font in static.rglob("fa-*.ttf"):
        font.with_suffix(".woff").write_bytes(with_glyphs(font.read_bytes(), frozenset(icons)))
        font.with_suffix(".woff2").unlink(missing_ok=True)
        font.unlink()


def drop_unnamed_files(folder: Path, pages: list[str]) -> None:
    """Delete pictures, scripts and fonts that no page names, nor anything named there."""
    left = {path for room in ROOMS for path in (folder / room).rglob("*") if path.is_file()}
    left = {path for path in left if not path.name.startswith("LICENSE")}
    texts = pages
    while named := {path for path in left if any(path.name in text for text in texts)}:
        texts = [path.read_text("utf-8") for path in named if path.suffix in TEXTS]
        left -= named
    for path in left:
        path.unlink()


@cache
def with_glyphs(font: bytes, characters: frozenset[str]) -> bytes:
    """A TrueType font with these characters alone, packed for pages."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(name_IDs=NAMES_THAT_STAY, notdef_outline=True)
    subsetter, packed = Subsetter(options), TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(packed)
    packed.flavor = "woff"
    stream = BytesIO()
    packed.save(stream)
    return stream.getvalue()
