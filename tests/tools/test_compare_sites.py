"""What a reader would notice between two builds is told; what nobody sees is not."""

from pathlib import Path

import pytest

from tools.compare_sites import compare, main

PAGE = """<html><body><nav>menu</nav><article>
<p>Recall is <b>0.95</b>.<a class="headerlink" href="#">#</a></p>
<div class="cell_input"><pre>x = 1</pre></div>
<ul><li>first<p>second</p></li></ul>
<img src="_images/a.svg" alt="bars"></article></body></html>"""


def site(folder: Path, page: str, name: str = "page.html") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text("<article><p>start</p></article>", "utf-8")
    (folder / name).write_text(page, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("0.95", "0.96", ["-Recall is 0.95.", "+Recall is 0.96."]),
        ("a.svg", "b.svg", ["-[picture _images/a.svg] bars", "+[picture _images/b.svg] bars"]),
        ("bars", "lines", ["-[picture _images/a.svg] bars", "+[picture _images/a.svg] lines"]),
        ("second", "third", ["-second", "+third"]),
        ("menu", "other menu", []),
        ("x = 1", "x = 2", []),
    ],
)
def test_words_numbers_and_pictures_count(
    tmp_path: Path, before: str, after: str, told: list[str]
) -> None:
    old, new = site(tmp_path / "old", PAGE), site(tmp_path / "new", PAGE.replace(before, after))
    lines = list(compare("page.html", old, new, code=False))
    assert lines == ["page.html:", *(f"    {line}" for line in told)] * bool(told)


def test_code_counts_when_asked(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old", PAGE), site(tmp_path / "new", PAGE.replace("x = 1", "x = 2"))
    assert list(compare("page.html", old, new, code=True)) == [
        "page.html:",
        "    -x = 1",
        "    +x = 2",
    ]


def test_the_command_tells_whether_anything_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = site(tmp_path / "old", PAGE), site(tmp_path / "new", PAGE, "other.html")
    monkeypatch.setattr("sys.argv", ["compare", str(old), str(old)])
    assert main() == 0
    monkeypatch.setattr("sys.argv", ["compare", str(old), str(new)])
    assert main() == 1
    assert "page.html: only in the old site" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["compare", str(old), str(tmp_path)])
    with pytest.raises(SystemExit):
        main()
    assert "is no built site" in capsys.readouterr().err
