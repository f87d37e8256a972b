"""The entries of a bibliography, and what each must have."""

import re
from dataclasses import dataclass

from coursekit.gates.finding import Finding

REQUIRED = ("author", "title", "year")
_ENTRY = re.compile(r"^@(?P<kind>\w+)\s*\{\s*(?P<key>[^,\s]+)\s*,", re.MULTILINE)
_FIELD = re.compile(r"^\s*(?P<name>\w+)\s*=\s*(?P<value>.+?),?\s*$", re.MULTILINE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}")


@dataclass(frozen=True)
class Entry:
    """A work: its kind (``article``), key, fields in lower case, and line."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int


def read_entries(text: str) -> list[Entry]:
    """The entries of a BibTeX file that has one field per line."""
    starts = list(_ENTRY.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        Entry(
            match["kind"].lower(),
            match["key"],
            {m["name"].lower(): m["value"].strip('{}" ') for m in _FIELD.finditer(body)},
            text.count("\n", 0, match.start()) + 1,
        )
        for match, end in zip(starts, ends, strict=True)
        for body in [text[match.end() : end]]
    ]


def check_bibliography(text: str, cited: set[str], file: str) -> list[Finding]:
    """Keys used twice, missing fields, addresses that lead nowhere, works that nobody cites."""
    findings: list[Finding] = []
    seen: set[str] = set()
    for entry in read_entries(text):
        messages = [*_form(entry), *_address(entry)]
        if entry.key in seen:
            messages.append("the key is used twice")
        seen.add(entry.key)
        for message in messages:
            text = f"{entry.key}: {message}"
            findings.append(Finding(file, entry.line, "bibliography", text))
        if entry.key not in cited:
            message = f"no page cites {entry.key}: cite it or remove it"
            findings.append(Finding(file, entry.line, "uncited", message, text=entry.key))
    return findings


def _form(entry: Entry) -> list[str]:
    missing = [name for name in REQUIRED if not entry.fields.get(name)]
    messages = [f"the field {name} is missing" for name in missing]
    year = entry.fields.get("year", "")
    if year and not re.fullmatch(r"(19|20)\d\d", year):
        messages.append(f"the year {year!r} is none")
    return messages


def _address(entry: Entry) -> list[str]:
    doi, url = entry.fields.get("doi"), entry.fields.get("url", "")
    arxiv = entry.fields.get("eprint") or url.partition("arxiv.org/abs/")[2]
    if doi and not _DOI.fullmatch(doi):
        return [f"doi = {{{doi}}} is no DOI: it looks like 10.1000/182"]
    if arxiv and not _ARXIV.fullmatch(arxiv):
        return [f"{arxiv} is no arXiv number: it looks like 2103.00020"]
    if url and not url.startswith("https://"):
        return [f"url = {{{url}}} must begin with https://"]
    if not (doi or arxiv or url):
        return ["give a doi, an arXiv address or a url"]
    return []
