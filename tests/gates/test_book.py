"""All gates over the sources of this course."""

from functools import cache
from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.finding import ERROR, Finding
from coursekit.gates.check import GATES, all_findings
from coursekit.gates.comparison.agreement import RULES
from coursekit.gates.prose.passage import Passage
from coursekit.gates.sources import Sources
from coursekit.gates.terms import avoided, wrong_wordings
from coursekit.translation.glossary import read_glossary
from tools.planted_defects import false_alarms

COURSE = Course(Path(__file__).parents[2])


@cache
def found() -> list[Finding]:
    return all_findings(COURSE)


def errors() -> list[Finding]:
    return [finding for finding in found() if finding.severity == ERROR]


PARTS = ("book/", "translations/es/", "translations/zh/", "code/")


@pytest.mark.parametrize("part", [*PARTS, "elsewhere"])
def test_no_gate_finds_an_error(part: str) -> None:
    def belongs(finding: Finding) -> bool:
        return finding.file.startswith(part if part in PARTS else PARTS) == (part in PARTS)

    inside = [finding for finding in errors() if belongs(finding)]
    assert not inside, "\n" + "\n".join(map(str, inside))


def test_the_comparing_rules_raise_five_false_alarms_at_most() -> None:
    doubts = [finding for finding in found() if finding.rule in RULES]
    assert not doubts, "\n" + "\n".join(map(str, doubts))
    assert false_alarms(COURSE) <= 5


def test_the_gates_see_the_course() -> None:
    sources = Sources(COURSE)
    assert len(sources.all) >= len(COURSE.pages())
    assert len(GATES) >= 9


def test_every_term_is_explained_in_its_own_language() -> None:
    terms = read_glossary(COURSE)
    assert len(terms) >= 222
    wrong = wrong_wordings(terms)
    for term in terms:
        for language, meaning in term.means.items():
            passage = Passage("glossary.yml", 0, language, meaning)
            assert not list(avoided(passage, wrong)), (term.en, language)
