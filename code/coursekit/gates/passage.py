"""Every piece of prose of the course, whatever file holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.gates.block import PLACEHOLDERS, ROLE
from coursekit.gates.finding import relative
from coursekit.gates.inline import read_inline
from coursekit.gates.parsing import page_parser
from coursekit.gates.sources import Source, Sources

_FIELD = re.compile(r"\{[^{}\s]*\}")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|\"[^\"]*\"")
_ADDRESS = re.compile(r"https?://\S+")
_NAME = re.compile(r"[A-Za-z0-9-]+(?:[_./][A-Za-z0-9-]+)+(?:\(\))?", re.ASCII)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, a caption, an entry of a catalogue: words in one language.

    Attributes:
        text: the words; placeholders stand for formulas, code and roles.
        mentions: words in italics, which the passage mentions rather than uses.
        measured: whether cells on the same page measure things.
    """

    file: str
    line: int
    language: str
    text: str
    mentions: tuple[str, ...] = ()
    measured: bool = False

    @property
    def own_words(self) -> str:
        """The text without quotations, words in italics, addresses, names in code."""
        text = self.text
        for mention in self.mentions:
            text = text.replace(mention, " ")
        text = _NAME.sub(" ", _ADDRESS.sub(" ", _QUOTED.sub(" ", text)))
        return text.translate({ord(char): " " for char in PLACEHOLDERS})


def page_passages(source: Source) -> Iterator[Passage]:
    """The prose of a page or of a text of an exercise."""
    measured = source.page.has_cells
    for block in source.page.prose:
        mentions = tuple(m.content for m in block.marks if m.kind == "emphasis")
        yield Passage(source.file, block.line, source.language, block.prose, mentions, measured)


def catalogue_passages(path: Path, file: str, language: str = "") -> Iterator[Passage]:
    """The texts of a YAML file: below a key ``en``, ``es``, ``zh``, or all in ``language``.

    Raises:
        CourseError: the file is not valid YAML.
    """
    try:
        node = yaml.compose(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise CourseError(f"{file} is not valid YAML: {error}") from None
    if node is not None:
        yield from _walk(node, file, language)


def catalogues(course: Course) -> list[Path]:
    """The YAML files that hold all three languages side by side."""
    code = course.root / "code"
    words = sorted((code / "multimodal" / "words").rglob("*.yml"))
    kit = sorted((code / "coursekit").rglob("*.yml"))
    exercises = sorted((course.book / "exercises").glob("*/*/*.yml"))
    return [*words, *kit, *exercises]


def all_passages(sources: Sources) -> Iterator[Passage]:
    """The prose of pages, exercises, catalogues and of the site itself."""
    course = sources.course
    for item in sources.written:
        yield from page_passages(item)
    for path in catalogues(course):
        yield from catalogue_passages(path, relative(path, course.root))
    for code in LANGUAGES:
        for path in sorted((course.translations / code).rglob("*.yml")):
            yield from catalogue_passages(path, relative(path, course.root), code)


def _walk(node: yaml.Node, file: str, language: str) -> Iterator[Passage]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, file, key.value if key.value in LANGUAGES else language)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _walk(value, file, language)
    elif language and isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str"):
        yield _entry(node, file, language)


def _entry(node: yaml.ScalarNode, file: str, language: str) -> Passage:
    """An entry may be Markdown; lines broken to fit a figure are joined."""
    text = _FIELD.sub(ROLE, node.value).replace("\n", "" if language == "zh" else " ")
    (token,) = page_parser().parseInline(text)
    prose, _ = read_inline(token)
    return Passage(file, node.start_mark.line + 1, language, prose)
