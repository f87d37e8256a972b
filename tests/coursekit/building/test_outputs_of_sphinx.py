"""What Sphinx made is used again only if it is all there, unaltered, and of pages that exist."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit import typesetting
from coursekit.typesetting import once, render_folder

PAGES = ("index", "topic/shapes")


def pretend(folder: Path) -> tuple[int, str]:
    """In the place of Sphinx: like it, leaves what it does not write anew."""
    for source in (folder / "src").rglob("*.md"):
        slug = source.relative_to(folder / "src").with_suffix("")
        picture = f"_images/{source.read_text()}.png"
        files = {
            f"html/{slug}.html": f'<img src="{"../" * (len(slug.parts) - 1)}{picture}"/>',
            f"html/{picture}": source.read_text(),
            f"doctrees/{slug}.doctree": "tree",
            "doctrees/environment.pickle": "environment",
            f"../notebooks/en/{slug}.ipynb": "notebook",
            "../notebooks/README.md": "readme",
        }
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    return 0, ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a language whose pages were made."""
    monkeypatch.setattr(typesetting, "run_worker", pretend)
    folder = tmp_path / "en"
    for slug in PAGES:
        (folder / "src" / slug).parent.mkdir(parents=True, exist_ok=True)
        (folder / "src" / f"{slug}.md").write_text("square")
    assert render_folder(folder, "kit") == ""
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Everything below the edition, by name."""
    files = (path for path in folder.parent.rglob("*") if path.is_file())
    return {path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in files}


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda folder: None,
    "html gone": lambda folder: shutil.rmtree(folder / "html"),
    "a page gone": lambda folder: (folder / "html/index.html").unlink(),
    "a page emptied": lambda folder: (folder / "html/index.html").write_text(""),
    "a page altered": lambda folder: (folder / "html/index.html").write_text("<img src='other'/>"),
    "a page of another build": lambda folder: (folder / "html/old.html").write_text("key"),
    "a picture gone": lambda folder: (folder / "html/_images/square.png").unlink(),
    "doctrees gone": lambda folder: shutil.rmtree(folder / "doctrees"),
    "a doctree garbage": lambda folder: (folder / "doctrees/index.doctree").write_bytes(b"\0"),
    "environment": lambda folder: (folder / "doctrees/environment.pickle").write_bytes(b"x"),
    "notebooks gone": lambda folder: shutil.rmtree(folder.parent / "notebooks"),
    "a notebook gone": lambda folder: (folder.parent / "notebooks/en/index.ipynb").unlink(),
    "a list gone": lambda folder: (folder.parent / "notebooks/README.md").unlink(),
    "stamp emptied": lambda folder: (folder / "stamp").write_text(""),
    "stamp garbage": lambda folder: (folder / "stamp").write_bytes(b"\xff\xfe\0"),
    "stamp gone": lambda folder: (folder / "stamp").unlink(),
    "html a file": lambda folder: (shutil.rmtree(folder / "html"), (folder / "html").touch()),
    "stamp a folder": lambda folder: ((folder / "stamp").unlink(), (folder / "stamp").mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_lost_or_altered_is_made_again(folder: Path, damage: str) -> None:
    whole = state(folder)
    DAMAGES[damage](folder)
    assert render_folder(folder, "kit") == ""
    assert state(folder) == whole


def test_what_is_whole_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "run_worker", lambda _: pytest.fail("Sphinx ran"))
    assert render_folder(folder, "kit") == ""


@pytest.mark.parametrize("moved", [None, "topic/other"])
def test_a_page_that_is_gone_or_renamed_leaves_nothing(folder: Path, moved: str | None) -> None:
    source = folder / "src" / "topic" / "shapes.md"
    if moved:
        source.rename(folder / "src" / f"{moved}.md")
    else:
        source.unlink()
    assert render_folder(folder, "kit") == ""
    pages = {path.relative_to(folder / "html").as_posix() for path in folder.rglob("*.html")}
    assert pages == {"index.html", *([f"{moved}.html"] if moved else [])}
    assert not list(folder.rglob("shapes*"))


def test_pictures_of_earlier_executions_go(folder: Path) -> None:
    for slug in PAGES:
        (folder / "src" / f"{slug}.md").write_text("circle")
    assert render_folder(folder, "kit") == ""
    assert [path.name for path in (folder / "html" / "_images").iterdir()] == ["circle.png"]


def test_after_a_failure_all_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = state(folder)
    with monkeypatch.context() as patch:
        patch.setattr(typesetting, "run_worker", lambda _: (-9, ""))
        (folder / "stamp").unlink()
        assert render_folder(folder, "kit") == "en: ended with status -9"
    (folder / "html").mkdir()
    (folder / "html" / "half.html").write_text("half")
    assert render_folder(folder, "kit") == ""
    assert {name: text for name, text in state(folder).items() if "sphinx.log" not in name} == {
        name: text for name, text in whole.items() if "sphinx.log" not in name
    }


def test_what_all_languages_complain_about_is_said_once() -> None:
    assert once(["en: ERROR: a.bib", "es: ERROR: a.bib"]) == ["ERROR: a.bib"]
    assert once(["en: ERROR: a", "es: ERROR: b"]) == ["en: ERROR: a", "es: ERROR: b"]
    assert once(["en: ERROR: a"]) == ["en: ERROR: a"]
