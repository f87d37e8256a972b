import re
from base64 import b64encode
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from docutils import nodes
from docutils.utils import new_document
from PIL import Image
from sphinx.util import FilenameUniqDict

from coursekit.sphinxext.light_pages import KINDS, LosslessWebp, lighten_page, store_sounds

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt"/>'


def lightened(folder: Path, body: str, **images: str) -> str:
    names = {source: name for name, source in images.items()}
    app = SimpleNamespace(srcdir=folder, builder=SimpleNamespace(images=names))
    context = {"body": body}
    lighten_page(app, "page", "page.html", context, None)
    return context["body"]


def test_pictures_say_their_size_and_all_but_the_first_wait(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "one.png")
    (tmp_path / "two.svg").write_text(DRAWING)
    body = (
        '<img alt="1" src="../_images/a" /><img alt="2" src="../_images/b" />'
        '<img alt="3" src="../_images/c" /><img src="https://example.org/d.png">'
    )
    tags = lightened(tmp_path, body, a="one.png", b="two.svg").split("<img ")[1:]
    assert tags[0] == 'width="30" height="20" alt="1" src="../_images/a" />'
    assert tags[1] == 'loading="lazy" width="96" height="48" alt="2" src="../_images/b" />'
    assert tags[2] == 'loading="lazy" alt="3" src="../_images/c" />'
    assert tags[3] == 'src="https://example.org/d.png">'


def test_a_sound_is_a_file_that_waits_until_it_is_played(tmp_path: Path) -> None:
    wave = b"RIFF and samples"
    player = '<audio  controls="controls" >\n  <source src="{}" type="audio/wav" />\n</audio>'
    body = player.format(f"data:audio/wav;base64,{b64encode(wave).decode()}")
    context = {"body": body, "pathto": lambda name, _resource: f"../{name}"}
    store_sounds(SimpleNamespace(outdir=tmp_path), "a/b", "page.html", context, None)
    (file,) = tmp_path.glob("_images/*.wav")
    assert file.read_bytes() == wave
    wanted = player.format(f"../_images/{file.name}").replace("<audio", '<audio preload="none"')
    assert context["body"] == wanted


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<pre><span class="n">a</span><span class="p">,</span></pre>', "<pre>a,</pre>"),
        ('<pre><span class="w"> </span>\n</pre>', "<pre> \n</pre>"),
        ('<pre><a><span class="n">f</span></a></pre>', "<pre><a>f</a></pre>"),
        ('<pre>a <span class="o">=</span> 1</pre>', "<pre>a = 1</pre>"),
        ('<p><span class="pasted-text">3</span> %</p>', "<p>3 %</p>"),
        ('<pre><span></span><span class="k">if</span></pre>', None),
        ('<p><span class="n">a</span></p>', None),
    ],
)
def test_code_without_a_colour_of_its_own_has_no_markup(
    tmp_path: Path, written: str, shown: str | None
) -> None:
    assert lightened(tmp_path, written) == (shown or written)


def test_folded_bookkeeping_is_plain(tmp_path: Path) -> None:
    code = '<pre><span></span><span class="k">if</span> <a href="x">f</a>()</pre>'
    folded = '<details class="course-bookkeeping"><summary>B</summary>{}</details>'
    assert lightened(tmp_path, code + folded.format(code)) == (
        code + folded.format("<pre>if f()</pre>")
    )


def test_a_citation_shows_its_reference_once(tmp_path: Path) -> None:
    link = '<a class="reference internal" href="#id1" title="A. B. 2020."'
    assert lightened(tmp_path, f"{link}>B</a> {link}>B</a>") == (
        f"{link}>B</a> " + '<a class="reference internal" href="#id1">B</a>'
    )


def test_what_loses_its_markup_had_the_colour_of_code(site) -> None:
    sheet = site.course.build / "public" / "en" / "html" / "_static" / "pygments.css"
    text = sheet.read_text("utf-8")
    for theme in ("light", "dark"):
        rule = r'html\[data-theme="%s"\] \.highlight %s\{[^}]*?\bcolor: (\S+)'
        own = re.findall(rule % (theme, ""), text)
        for name in KINDS:
            assert re.findall(rule % (theme, rf"\.{name} "), text)[:1] == own, name


@pytest.mark.parametrize(
    ("place", "converted"),
    [
        ("jupyter_execute/a.png", True),
        ("jupyter_execute/a.jpg", False),
        ("pictures/a.png", False),
    ],
)
def test_png_of_cells_becomes_webp_of_the_same_pixels(
    tmp_path: Path, place: str, converted: bool
) -> None:
    file = tmp_path / place
    file.parent.mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (9, 7, 4), dtype=np.uint8)
    pixels[..., 3] |= 1
    picture = Image.fromarray(pixels)
    (picture.convert("RGB") if place.endswith("jpg") else picture).save(file)
    document = new_document("page")
    images = FilenameUniqDict()
    document.settings.env = SimpleNamespace(srcdir=tmp_path, docname="page", images=images)
    document += nodes.image(uri=place, candidates={"*": place})
    LosslessWebp(document).run()
    target = f"{place}.webp" if converted else place
    assert document[0]["uri"] == document[0]["candidates"]["*"] == target
    assert list(images) == [target] * converted
    if converted:
        assert np.array_equal(np.asarray(Image.open(tmp_path / target)), pixels)


def test_scripts_let_the_text_be_shown_first_except_those_of_the_search(site) -> None:
    head = site.html("es").partition("</head>")[0]
    tags = re.findall(r"<script [^>]*src=[^>]*>", head)
    assert len(tags) > 5
    waited_for = [tag for tag in tags if "defer" not in tag]
    assert [re.findall(r"/(\w+)\.js", tag) for tag in waited_for] == [["documentation_options"]]
    search = site.html("es", "search").partition("</head>")[0]
    assert "defer" not in re.search(r"<script [^>]*doctools[^>]*>", search)[0]
