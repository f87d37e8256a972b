"""The works of a bibliography, and what each must have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import PybtexSyntaxError

from coursekit.course import CourseError
from coursekit.finding import Finding

REQUIRED = ("author", "title", "year")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}")


@dataclass(frozen=True)
class Work:
    """An entry: its kind (``article``), key, fields in lower case, and line."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int


def read_works(text: str) -> list[Work]:
    """The entries of a BibTeX file, those with the same key as well.

    Raises:
        CourseError: the file is not valid BibTeX.
    """
    parser = LowLevelParser(text)
    try:
        return [
            Work(
                kind.lower(),
                key,
                {name.lower(): "".join(value) for name, value in fields},
                text.count("\n", 0, parser.command_start) + 1,
            )
            for kind, (key, fields) in parser
        ]
    except PybtexSyntaxError as error:
        raise CourseError(f"the bibliography is not valid BibTeX: {error}") from None


def check_works(text: str, cited: set[str], file: str) -> list[Finding]:
    """Keys used twice, missing fields, addresses that lead nowhere, works that nobody cites."""
    findings: list[Finding] = []
    seen: set[str] = set()
    for work in read_works(text):
        messages = [*_form(work), *_address(work)]
        if work.key in seen:
            messages.append("the key is used twice")
        seen.add(work.key)
        for message in messages:
            findings.append(Finding(file, work.line, "bibliography", f"{work.key}: {message}"))
        if work.key not in cited:
            message = f"no page cites {work.key}: cite it or remove it"
            findings.append(Finding(file, work.line, "uncited", message, text=work.key))
    return findings


def _form(work: Work) -> Iterator[str]:
    for name in REQUIRED:
        if not work.fields.get(name):
            yield f"the field {name} is missing"
    year = work.fields.get("year", "")
    if year and not re.fullmatch(r"(19|20)\d\d", year):
        yield f"the year {year!r} is none"


def _address(work: Work) -> Iterator[str]:
    doi, url = work.fields.get("doi"), work.fields.get("url", "")
    arxiv = work.fields.get("eprint") or url.partition("arxiv.org/abs/")[2]
    if doi and not _DOI.fullmatch(doi):
        yield f"doi = {{{doi}}} is no DOI: it looks like 10.1000/182"
    elif arxiv and not _ARXIV.fullmatch(arxiv):
        yield f"{arxiv} is no arXiv number: it looks like 2103.00020"
    elif url and not url.startswith("https://"):
        yield f"url = {{{url}}} must begin with https://"
    elif not (doi or arxiv or url):
        yield "give a doi, an arXiv address or a url"
