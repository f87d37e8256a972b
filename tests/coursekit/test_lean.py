from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
import pytest
from fontTools.ttLib import TTFont

from coursekit.lean import lighten

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
FONT = "vendor/fontawesome/webfonts/fa-solid-900"
SHEET = """@import "base.css";
@font-face{font-family:F;src:url(../vendor/fontawesome/webfonts/fa-solid-900.woff2) format("woff2"),
url(../vendor/fontawesome/webfonts/fa-solid-900.ttf) format("truetype")}
.fa-bars:before{content:"\\f0c9"}.fa-moon:before{content:"\\f186"}.tip:after{content:"\uf0eb"}"""
FILES = {
    "topic/page.html": '<link href="../_static/styles/a.css"><script src="../_static/a.js">'
    "</script>"
    '<i class="fa-bars tip"></i><img src="../_images/a.webp">',
    "_static/styles/a.css": SHEET,
    "_static/base.css": "p{background:url(dot.png)}.off{a:b}",
    "_static/a.js": 'load("later.js")',
    "_static/later.js": "",
    "_static/dot.png": "",
    "_static/unused.js": 'load("unused.css")',
    "_static/unused.css": "unused.js",
    "_static/unused/LICENSE": "a licence",
    "_static/katex/katex.css": ".made-by-script{a:b}",
    "_images/a.webp": "",
    "_images/old.png": "",
    "objects.inv": "",
}
GONE = {"_static/unused.js", "_static/unused.css", "_static/katex/katex.css", "_images/old.png"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for suffix in (".ttf", ".woff2"):
        font = tmp_path / "_static" / f"{FONT}{suffix}"
        font.parent.mkdir(parents=True, exist_ok=True)
        font.write_bytes((THEME / f"{FONT}{suffix}").read_bytes())
    return tmp_path


def test_files_stay_that_a_page_or_what_it_loads_names(folder: Path) -> None:
    lighten(folder)
    left = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert left == set(FILES) - GONE | {f"_static/{FONT}.woff"}


def test_a_sheet_whose_classes_a_script_composes_stays(folder: Path) -> None:
    page = folder / "topic" / "page.html"
    page.write_text(page.read_text("utf-8") + "katex.css", "utf-8")
    lighten(folder)
    assert (folder / "_static" / "katex" / "katex.css").read_text() == ".made-by-script{a:b}"


def test_the_font_of_icons_holds_those_in_use_and_nothing_is_read_aloud(folder: Path) -> None:
    lighten(folder)
    packed = (folder / "_static" / f"{FONT}.woff").read_bytes()
    font = TTFont(BytesIO(packed))
    assert {code for code in font.getBestCmap() if code > 0xE000} == {0xF0C9, 0xF0EB}
    assert {name.nameID for name in font["name"].names} <= {0, 13, 14}
    assert len(packed) < 5000
    sheet = (folder / "_static" / "styles" / "a.css").read_text("utf-8")
    assert 'url(../vendor/fontawesome/webfonts/fa-solid-900.woff) format("woff")}' in sheet
    assert "ttf" not in sheet
    assert 'content:"\\f0c9";content:"\\f0c9"/""' in sheet
