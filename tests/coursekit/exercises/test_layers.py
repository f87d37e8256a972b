"""Every kind of artefact, with a secret planted in it: the search must find each of them."""

import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import jieba
import nbformat
import pytest
import snowballstemmer
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from coursekit.exercises.layers import layers
from coursekit.exercises.leaks import Leak, find_passages, is_long, squeeze
from tests.exercises.planting import find_leaks

MARKER = "zqxplant0042"
TEXT = f"The answer is {MARKER}, which nobody may read before the deadline."


def png(**text: dict[str, bool]) -> bytes:
    info = PngInfo()
    for kind, compressed in text.items():
        if kind == "itxt":
            info.add_itxt("Description", TEXT, zip=compressed["zip"])
        else:
            info.add_text("Comment", TEXT, zip=compressed["zip"])
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "png", pnginfo=info)
    return buffer.getvalue()


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "jpeg", comment=TEXT)
    return buffer.getvalue()


def archive(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("member.txt", content)
    return buffer.getvalue()


def tar(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as file:
        info = tarfile.TarInfo("member.txt")
        info.size = len(content)
        file.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def database() -> bytes:
    """A row that fills several pages, and the secret on the edge of two, so torn apart."""
    for after in range(9000, 14_000):
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE TABLE nbcache (data TEXT)")
        connection.execute("INSERT INTO nbcache VALUES (?)", ("x" * 9000 + TEXT + "y" * after,))
        connection.commit()
        content = connection.serialize()
        if MARKER.encode() not in content.replace(b"\x00", b""):
            return content
    raise AssertionError("no row tears the secret apart")


def inventory() -> bytes:
    head = b"# Sphinx inventory version 2\n# Project: x\n# Version: 1\n# zlib\n"
    return head + zlib.compress(f"{MARKER} std:label -1 page.html#$ -\n".encode())


def search_index(language: str) -> bytes:
    """The words as Sphinx's index holds them: lower case, stemmed; Chinese cut by jieba."""
    words = jieba.cut_for_search(f"答案是{MARKER}，不得公开") if language == "zh" else TEXT.split()
    stemmer = snowballstemmer.stemmer("spanish" if language == "es" else "english")
    terms = {stemmer.stemWord(word.strip(",.").lower()): 0 for word in words}
    return f"Search.setIndex({json.dumps({'terms': terms})})".encode()


def notebook() -> bytes:
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f"print('{TEXT}')")])
    return nbformat.writes(book).encode()


def notebook_with_picture() -> bytes:
    data = {"image/png": base64.encodebytes(png(text={"zip": True})).decode()}
    output = nbformat.v4.new_output("display_data", data)
    cell = nbformat.v4.new_code_cell("draw()", outputs=[output])
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


ARTEFACTS: dict[str, Callable[[], bytes]] = {
    "page.html": lambda: f"<p>The <b>answer</b> is {MARKER}</p>".encode(),
    "highlighted.html": lambda: f'<span class="c1"># {MARKER}</span>'.encode(),
    "comment.html": lambda: f"<!-- {MARKER} -->".encode(),
    "upper.html": lambda: MARKER.upper().encode(),
    "searchindex-en.js": lambda: search_index("en"),
    "searchindex-es.js": lambda: search_index("es"),
    "searchindex-zh.js": lambda: search_index("zh"),
    "objects.inv": inventory,
    "page.md.txt": lambda: TEXT.encode(),
    "page.doctree": lambda: pickle.dumps({"nodes": ["a" * 70_000, TEXT, "b"]}),
    "global.db": database,
    "page.ipynb": notebook,
    "picture.ipynb": notebook_with_picture,
    "archive.zip": lambda: archive(TEXT.encode()),
    "package.whl": lambda: archive(archive(TEXT.encode())),
    "member.js.gz": lambda: gzip.compress(TEXT.encode()),
    "source.tar.gz": lambda: tar(TEXT.encode()),
    "dump.bz2": lambda: bz2.compress(TEXT.encode()),
    "dump.xz": lambda: lzma.compress(TEXT.encode() * 50),
    "text.png": lambda: png(text={"zip": False}),
    "ztext.png": lambda: png(text={"zip": True}),
    "itext.png": lambda: png(itxt={"zip": False}),
    "zitext.png": lambda: png(itxt={"zip": True}),
    "comment.jpg": jpeg,
    "title.svg": lambda: f"<svg><title>{MARKER}</title></svg>".encode(),
    "packed.pdf": lambda: b"%PDF-1.7 stream\n" + zlib.compress(TEXT.encode()) + b"\nendstream",
    "data-uri.html": lambda: b"<img src='data:;base64," + base64.b64encode(TEXT.encode()) + b"'>",
    "urlsafe.html": lambda: b"#" + base64.urlsafe_b64encode(b"\xff\xfe\xfb" + TEXT.encode()),
    "packed-uri.svg": lambda: b"base64," + base64.b64encode(gzip.compress(TEXT.encode())),
    "wide.txt": lambda: TEXT.encode("utf-16"),
    f"{MARKER}.html": lambda: b"nothing inside",
}


@pytest.mark.parametrize("name", ARTEFACTS)
def test_a_secret_in_this_artefact_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / name).write_bytes(ARTEFACTS[name]())
    found = find_leaks(tmp_path, [MARKER, "zqxplant0043"])
    assert {leak.secret for leak in found} == {MARKER}
    assert {leak.path.name for leak in found} == {name}


@pytest.mark.parametrize("name", [n for n in ARTEFACTS if MARKER not in n])
def test_the_plain_bytes_would_often_not_show_it(name: str) -> None:
    """Guards the cases above: an artefact that packs must really hide its content."""
    packed = {
        "objects.inv", "picture.ipynb", "global.db", "archive.zip", "package.whl", "member.js.gz",
        "source.tar.gz", "dump.bz2", "dump.xz", "ztext.png", "zitext.png", "packed.pdf",
        "data-uri.html", "urlsafe.html", "packed-uri.svg", "wide.txt", "upper.html",
    }  # fmt: skip
    assert (MARKER.encode() not in ARTEFACTS[name]()) == (name in packed)


def test_a_clean_folder_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>nothing</p>")
    (tmp_path / "picture.png").write_bytes(png())
    assert find_leaks(tmp_path, [MARKER]) == []


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh", b"SQLite format 3\x00"])
def test_a_broken_archive_is_searched_as_bytes(start: bytes) -> None:
    assert [layer.content for layer in layers(start + b"broken")] == [start + b"broken"]


@pytest.mark.parametrize(
    ("text", "long"), [("a" * 24, True), ("a" * 23, False), ("字" * 12, True), ("字" * 11, False)]
)
def test_a_passage_is_long_enough_to_be_no_coincidence(text: str, long: bool) -> None:
    assert is_long(text) is long


def test_files_of_the_same_content_are_all_named_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [leak.path.name for leak in find_leaks(tmp_path, [MARKER])] == ["a.txt", "b.txt"]


def test_a_leak_says_where() -> None:
    assert str(Leak(MARKER, Path("a.html"), ())) == f"{MARKER} in a.html"
    leak = Leak(MARKER, Path("a.whl"), ("zip:b.html", "base64"))
    assert str(leak) == f"{MARKER} in a.whl (zip:b.html > base64)"


SECRET = "Normalise the rows, then compare «each» of them: x ≥ 3."
DISGUISES = {
    "highlighted": "<p>Normalise <em>the</em> rows, then compare &laquo;each&raquo; of<br>them: "
    "<code>x &ge; 3</code>.</p>",
    "escaped": json.dumps({"source": [SECRET[:20] + "\n", SECRET[20:]]}, ensure_ascii=True),
    "shouted": SECRET.upper(),
    "wrapped": SECRET.replace(" ", "\n    "),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_passage_is_found_through_markup(tmp_path: Path, disguise: str) -> None:
    (tmp_path / "page.html").write_text(DISGUISES[disguise].replace('", "', ""))
    found = find_passages(tmp_path, {squeeze(SECRET): "why/key.md", "otherwords": "x"})
    assert [leak.secret for leak in found] == ["why/key.md"]
