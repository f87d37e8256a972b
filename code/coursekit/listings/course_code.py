"""``{course-code} package.module.name``: written out when a page is staged.

The fence keeps its options and gets two more, the module and, if the repository has an address, the
lines of the file; its body becomes the source. Whoever shows the page then needs no package, and
the page changes when the code does.
"""

from coursekit.configuration import Settings
from coursekit.course import Course, CourseError
from coursekit.exercises.parts import fenced
from coursekit.listings.definition import Definition, Packages
from coursekit.myst.page import Block, Edit, Page

DIRECTIVE = "course-code"
OPTIONS = ("methods", "signature-only", "whole")


def packages_of(course: Course) -> Packages:
    """The packages that a course may print from."""
    return Packages(course.root / "code", Settings(course).packages)


def code_edits(page: Page, course: Course, file: str) -> list[Edit]:
    """Every fence of the page, written out.

    Raises:
        CourseError: a fence is wrong; names page and line.
    """
    packages, with_lines = packages_of(course), bool(Settings(course).repository)
    edits = []
    for block in page.of("directive", DIRECTIVE):
        try:
            text = _written(block, find_printed(block, packages), with_lines)
        except CourseError as error:
            raise CourseError(f"{file}, line {block.line}: {error}") from None
        edits.append(Edit(block.line, block.end, text))
    return edits


def find_printed(block: Block, packages: Packages) -> Definition:
    """What one fence prints.

    Raises:
        CourseError: it stands inside something, has a body or an unknown option, or names nothing
            that exists.
    """
    if block.place:
        raise CourseError(
            f"{{{DIRECTIVE}}} must stand on its own, not in a list, a quotation or a directive"
        )
    odd = [f":{name}:" for name in block.options if name not in OPTIONS]
    for line in [*odd, *block.text.splitlines()]:
        known = ", ".join(f":{name}:" for name in OPTIONS)
        raise CourseError(f"{{{DIRECTIVE}}} has no body and the options {known}, not {line!r}")
    for method in split_names(block.options.get("methods", "")):
        packages.definition(f"{block.argument}.{method}")
    return packages.definition(block.argument)


def split_names(value: str) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _written(block: Block, definition: Definition, with_lines: bool) -> str:
    options = {**block.options, "module": definition.module, "file": definition.file}
    if with_lines:
        options["lines"] = f"{definition.first}-{definition.last}"
    return fenced(f"{{{DIRECTIVE}}} {block.argument}", options, definition.source)
