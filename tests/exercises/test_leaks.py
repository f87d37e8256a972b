"""No public artefact holds what readers must not see: keys, rubrics, hidden checks."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from coursekit.building import BuildRequest, build_site
from coursekit.cli import main
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.exercises.bank import exercise_names
from coursekit.exercises.leaks import Leak, find_passages, require_no_leak, secret_passages
from coursekit.notebooks.wheel import copy_package, run_wheel
from tests.exercises.planting import Plants, describe, find_leaks, plant

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "course"
CHAPTER = "representation/clip"
TITLES = {"en": "Exercises", "es": "Ejercicios", "zh": "练习"}
PAGE = """---
jupytext: {{text_representation: {{extension: .md, format_name: myst}}}}
kernelspec: {{display_name: Python 3, language: python, name: python3}}
---

(exercises)=
# {title}

```{{code-cell}} ipython3
print(6 * 7)
```

{fences}
"""


def planted_course(root: Path, names: list[str] | None = None) -> tuple[Course, Plants]:
    """The tiny course with a page of exercises from the real bank, a marker in every file."""
    shutil.copytree(FIXTURE, root, ignore=shutil.ignore_patterns("__pycache__", "_build"))
    course, real = Course(root), Course(ROOT)
    names = names or exercise_names(real)
    fences = "\n\n".join(f"```{{course-exercise}} {name}\n```" for name in names)
    for language in LANGUAGES:
        bank = course.folder(language) / "exercises" / CHAPTER.rpartition("/")[2]
        for name in names:
            shutil.copytree(real.exercise(name, language), bank / name)
        page = course.page(CHAPTER, language)
        page.parent.mkdir()
        page.write_text(PAGE.format(title=TITLES[language], fences=fences), encoding="utf-8")
    toc = root / "_toc.yml"
    toc.write_text(f"{toc.read_text('utf-8').rstrip()}\n      - file: book/{CHAPTER}\n", "utf-8")
    return course, plant(course)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Plants]:
    """All exercises, planted, in the public edition of three languages."""
    course, plants = planted_course(tmp_path_factory.mktemp("public") / "course")
    build_site(BuildRequest(course, preset="mini"), say=lambda _: None)
    return course, plants


@pytest.fixture(scope="module")
def found(public: tuple[Course, Plants]) -> list[Leak]:
    """Every marker, secret or not, in everything that the public build left."""
    course, plants = public
    return find_leaks(course.build, plants.secret | plants.public)


def test_every_kind_of_secret_is_planted(public: tuple[Course, Plants]) -> None:
    _, plants = public
    kinds = Counter(re.sub(r".*/", "", path) for path in plants.secret.values())
    assert kinds["hidden_checks.py"] >= 3
    assert kinds["solution.py"] >= 1
    assert kinds["key.md"] >= 3
    assert kinds["rubric.md"] >= 24
    assert not set(plants.secret) & set(plants.public)


def test_nothing_that_a_public_build_leaves_holds_a_secret(
    public: tuple[Course, Plants], found: list[Leak]
) -> None:
    _, plants = public
    leaks = [leak for leak in found if leak.secret in plants.secret]
    assert not leaks, describe(leaks, plants.secret)


def test_what_readers_may_see_is_found_by_the_same_search(
    public: tuple[Course, Plants], found: list[Leak]
) -> None:
    course, plants = public
    assert {leak.secret for leak in found} >= set(plants.public)
    for language in LANGUAGES:
        site = course.edition("public") / "site" / language
        expected = {m for m, path in plants.public.items() if speaks(path, language)}
        for artefact in (f"{CHAPTER}.html", "searchindex.js", f"_notebooks/{CHAPTER}.ipynb"):
            places = {leak.secret for leak in found if leak.path == site / artefact}
            assert places == expected, artefact


def speaks(path: str, language: str) -> bool:
    """Whether a page in this language shows the file: its own texts, and every program."""
    own = "book/" if language == "en" else f"translations/{language}/"
    return path.endswith(".py") or path.startswith(own)


def test_the_plain_command_of_jupyter_book_leaks_nothing(public: tuple[Course, Plants]) -> None:
    course, plants = public
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "."]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "code"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=course.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert (course.build / "html" / "book" / f"{CHAPTER}.html").is_file()
    found = find_leaks(course.build, plants.secret | plants.public)
    leaks = [leak for leak in found if leak.secret in plants.secret]
    assert not leaks, describe(leaks, plants.secret)
    html = course.build / "html"
    shown = {leak.secret for leak in found if leak.path.is_relative_to(html)}
    assert shown == {m for m, path in plants.public.items() if speaks(path, "en")}


def test_the_instructor_edition_is_seen_to_hold_the_secrets(tmp_path: Path) -> None:
    """The search must fail where secrets are: the same builder, the other edition."""
    course, plants = planted_course(tmp_path / "course", ["recall-both-ways", "two-classes"])
    build_site(BuildRequest(course, "instructor", ("zh",), preset="mini"), say=lambda _: None)
    expected = {m for m, path in plants.secret.items() if speaks(path, "zh")}
    folder = course.edition("instructor")
    leaks = find_leaks(folder, plants.secret)
    for artefact in (f"{CHAPTER}.html", "searchindex.js", "clip.doctree"):
        places = {leak.secret for leak in leaks if str(leak.path).endswith(artefact)}
        assert places == expected, artefact
    assert any("proofs" in str(leak.path) for leak in find_leaks(course.build, plants.secret))


def test_the_wheel_holds_no_secret(tmp_path: Path) -> None:
    course, plants = planted_course(tmp_path / "course")
    copy_package(ROOT, tmp_path / "all")
    shutil.rmtree(tmp_path / "all" / "code" / "multimodal" / "assets")
    shutil.copytree(tmp_path / "all", course.root, dirs_exist_ok=True)
    wheel = run_wheel(course)
    assert find_leaks(wheel.parent, plants.secret) == []
    assert find_leaks(wheel.parent, ["clip_loss"]), "the search does not see into the wheel"


def test_the_package_holds_no_line_of_a_real_key() -> None:
    leaks = find_passages(ROOT / "code" / "multimodal", secret_passages(Course(ROOT)))
    assert not leaks, describe(leaks, {})


def test_a_leak_stops_what_would_be_published(tmp_path: Path) -> None:
    """The command that publishing runs: clean at first, then with a rubric in a packed file."""
    course, _ = planted_course(tmp_path / "course", ["recall-both-ways", "two-classes"])
    with pytest.raises(CourseError, match="nothing is built"):
        require_no_leak(course)
    site = course.edition("public") / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<p>nothing</p>", "utf-8")
    assert main(["--root", str(course.root), "leaks"]) == 0
    rubric = (course.exercise("two-classes", "es") / "rubric.md").read_text("utf-8")
    (course.root / "dist").mkdir()
    (course.root / "dist" / "package.whl").write_bytes(gzip.compress(rubric.encode()))
    with pytest.raises(CourseError, match=r"two-classes/es/rubric.md in .*package.whl \(gzip\)"):
        require_no_leak(course)
    assert main(["--root", str(course.root), "leaks"]) == 1


def test_the_real_site_holds_no_line_of_a_real_key(real_course: Course) -> None:
    passages = secret_passages(Course(ROOT))
    assert len(passages) > 100
    leaks = find_passages(real_course.build, passages)
    assert not leaks, describe(leaks, {})
