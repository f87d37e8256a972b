"""Reviews of words in YAML, recorded and checked as those of pages are."""

from collections.abc import Iterator
from pathlib import Path

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.finding import Finding, relative
from coursekit.myst.page import Block
from coursekit.translation.entries import Text, read_entries, version, word_files
from coursekit.translation.staleness import check_pairs, record_pairs


def check_words(course: Course, language: str) -> Iterator[Finding]:
    """Lapsed reviews of all files that have words in a language, or ought to."""
    complete = not LANGUAGES[language].partial
    for path in word_files(course):
        pairs = _pairs(course, path, language)
        file = _file(course, path, language)
        if pairs and (complete or any(theirs.text for _, theirs in pairs)):
            yield from check_pairs(course, file, language, file, pairs)


def record_words(course: Course, file: str, language: str) -> int:
    """Record that the entries of a file say the same in English and in a language.

    Returns:
        How many entries the review covers.

    Raises:
        CourseError: English is asked for, or the file holds no words in the language.
    """
    paths = {_file(course, path, language): path for path in word_files(course)}
    if language == SOURCE_LANGUAGE or file not in paths:
        raise CourseError(
            f"{file} holds no words in {language} to review: name a translation and a file of "
            "words, such as code/multimodal/words/clip.yml"
        )
    return record_pairs(course, file, language, _pairs(course, paths[file], language))


def _pairs(course: Course, path: Path, language: str) -> list[tuple[Block, Block]]:
    """Every entry in English and in a language; empty where one of them lacks it."""
    nothing = Text("", 0, "")
    return [
        (_block(entry.get(SOURCE_LANGUAGE, nothing)), _block(entry.get(language, nothing)))
        for entry in read_entries(course, path)
        if not entry.keys().isdisjoint((SOURCE_LANGUAGE, language))
    ]


def _block(text: Text) -> Block:
    return Block("entry", text.line, text=text.words)


def _file(course: Course, path: Path, language: str) -> str:
    return relative(version(course, path, language), course.root)
