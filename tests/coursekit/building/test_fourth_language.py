"""A language joins by data alone: it is listed, its site speaks, one of its pages is written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course

CODE = Path(__file__).parents[3] / "code"
ENTRY = "fr: {name: Français, html: fr, sphinx: fr, partial: true}\n"
INDEX = "(welcome)=\n# Bienvenue\n\nCe cours est tout petit. Voir {ref}`la page <square>`.\n"
WORDS = {"Topics: Topics": "Topics: Sujets", "Language": "Langue", "A tiny course": "Petit cours"}
PAGE = "topic/shapes"


def package_with(folder: Path, entry: str) -> Path:
    """The code of the project with one more language; all files but one are the project's."""
    package = folder / "multimodal"
    package.mkdir(parents=True)
    (folder / "coursekit").symlink_to(CODE / "coursekit")
    for path in (CODE / "multimodal").iterdir():
        (package / path.name).symlink_to(path)
    languages = (package / "languages.yml").read_text("utf-8")
    (package / "languages.yml").unlink()
    (package / "languages.yml").write_text(languages + entry, "utf-8")
    return folder


class French:
    """The tiny course with the beginnings of a French edition."""

    def __init__(self, course: Course, code: Path):
        self.course, self.code = course, code
        words = (course.translations / "en" / "site.yml").read_text("utf-8")
        for english, french in WORDS.items():
            words = words.replace(english, french)
        files = {"fr/site.yml": words, "fr/index.md": INDEX, "glossary.yml": "[]\n"}
        for name, text in files.items():
            path = course.translations / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command of the kit, in a process that knows the new language."""
        return subprocess.run(
            [sys.executable, "-m", "coursekit", "--root", str(self.course.root), *command],
            env=os.environ | {"PYTHONPATH": str(self.code), "PYTHONUTF8": "1"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def html(self, name: str) -> str:
        return (self.course.edition("public") / "site" / name).read_text("utf-8")


@pytest.fixture(scope="module")
def french(
    tmp_path_factory: pytest.TempPathFactory, copy_course: Callable[[Path], Course]
) -> French:
    folder = tmp_path_factory.mktemp("french")
    made = French(copy_course(folder / "course"), package_with(folder / "code", ENTRY))
    done = made.run("site", "--preset", "mini", "--language", "en", "--language", "fr")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kernels started: 1" in done.stdout
    return made


def test_its_page_and_its_interface_speak_the_language(french: French) -> None:
    html = french.html("fr/index.html")
    assert '<html lang="fr"' in html
    assert all(word in html for word in ("Bienvenue", "Sujets", 'aria-label="Langue"'))


def test_a_page_that_it_lacks_is_shown_in_english_and_says_so(french: French) -> None:
    html = french.html(f"fr/{PAGE}.html")
    assert '<html lang="en"' in html
    assert "This page has not been translated yet" in html
    assert "It follows from" in html
    assert "Sujets" in html
    assert "has not been translated" not in french.html(f"en/{PAGE}.html")


def test_links_to_such_a_page_hold(french: French) -> None:
    assert f'href="{PAGE}.html#square"' in french.html("fr/index.html")


def test_every_page_offers_it(french: French) -> None:
    for page in (f"en/{PAGE}.html", "index.html"):
        assert "Français" in french.html(page)
        assert 'lang="fr"' in french.html(page)


def test_its_notebooks_are_there(french: French) -> None:
    folder = french.course.build / "notebooks"
    assert (folder / "fr" / f"{PAGE}.ipynb").is_file()
    assert "(fr/README.md)" in (folder / "README.md").read_text("utf-8")


def test_the_gates_miss_nothing_while_it_is_partial(french: French) -> None:
    done = french.run("check")
    assert "does not exist in fr" not in done.stdout
    french.course.page(PAGE, "es").rename(french.course.root / "away.md")
    try:
        assert f"the page {PAGE} does not exist in es" in french.run("check").stdout
    finally:
        (french.course.root / "away.md").rename(french.course.page(PAGE, "es"))


def test_once_it_is_complete_its_pages_are_missed(french: French, tmp_path: Path) -> None:
    french.code = package_with(tmp_path / "code", ENTRY.replace(", partial: true", ""))
    assert f"the page {PAGE} does not exist in fr" in french.run("check").stdout
