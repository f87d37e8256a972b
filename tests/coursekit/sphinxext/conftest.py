"""The tiny course with code on its page, built once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.building import BuildReport, BuildRequest, build_site
from coursekit.course import LANGUAGES, Course

FIXTURE = Path(__file__).parents[2] / "fixtures" / "course"
SAMPLE = Path(__file__).parent / "sample"
PAGE = "topic/shapes"
REFERENCE = ("    course_packages:", "    course_reference: [tiny]\n    course_packages:")
OTHER_PARTS = """
  - caption: Topics
    numbered: 1
    chapters:
      - file: book/topic/more
  - caption: Topics
    chapters:
      - file: book/api
"""


@pytest.fixture(scope="session")
def course_with_code() -> Callable[[Path], Course]:
    """Makes a copy of the tiny course at a path whose page prints code of its package."""

    def copy(folder: Path) -> Course:
        shutil.copytree(FIXTURE, folder, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        shutil.copy(SAMPLE / "polygon.py", folder / "code" / "tiny")
        course = Course(folder)
        code = (SAMPLE / "code.md").read_text("utf-8")
        with (folder / "_toc.yml").open("a") as toc:
            toc.write(OTHER_PARTS)
        config = folder / "_config.yml"
        config.write_text(config.read_text("utf-8").replace(*REFERENCE), "utf-8")
        for language in LANGUAGES:
            page = course.page(PAGE, language)
            text = page.read_text("utf-8")
            page.write_text(text.replace("(shapes-references)=", f"{code}(shapes-references)="))
            shutil.copy(SAMPLE / "more.md", course.page("topic/more", language))
            shutil.copy(SAMPLE / "api.md", course.page("api", language))
        return course

    return copy


class Site:
    """The built course: its pages and notebooks."""

    def __init__(self, course: Course):
        self.course = course
        self.report = self.build()

    def build(self) -> BuildReport:
        return build_site(BuildRequest(self.course), say=lambda _: None)

    def html(self, language: str, slug: str = PAGE) -> str:
        path = self.course.build / "public" / "site" / language / f"{slug}.html"
        return path.read_text("utf-8")

    def notebook(self, language: str) -> Path:
        return self.course.build / "notebooks" / language / f"{PAGE}.ipynb"


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, course_with_code: Callable[[Path], Course]
) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COURSE_SITE_URL", raising=False)
        patch.setenv("COURSE_REPOSITORY", "owner/course")
        return Site(course_with_code(tmp_path_factory.mktemp("site") / "course"))
