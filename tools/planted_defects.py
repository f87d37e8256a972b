"""How many slips of translators the checks notice, and how often they are wrong.

``python -m tools.planted_defects`` plants sixty slips, one at a time and in memory, in chance lines
of the translations and asks the gates of a page what they say; with ``--each 30`` as many of every
class. “With the review” counts everything that ``python -m coursekit check`` reports; “alone” what
is left if somebody had reviewed the slip as well. ``--missed`` shows what nothing noticed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from coursekit.course import LANGUAGES, Course
from coursekit.gates.allowance import read_allowances
from coursekit.gates.characters import character_flaws
from coursekit.gates.check import text_findings
from coursekit.gates.comparison.agreement import RULES, check_agreement
from coursekit.gates.sources import Sources
from coursekit.myst.page import Page
from coursekit.myst.reader import course_reader
from coursekit.translation.source import Source
from tools.planted_slips import SLIPS

SIXTY = {"number": 10, "negation": 25, "sentence": 7, "term": 8, "traditional": 8, "mark": 2}


@dataclass(frozen=True)
class Draft(Source):
    """A text as it would be with a slip."""

    text: str = ""

    @cached_property
    def page(self) -> Page:
        return course_reader(self.course).page(self.text)


class Trial(NamedTuple):
    """A slip that was planted, and the rules that noticed it."""

    kind: str
    file: str
    line: int
    before: str
    after: str
    noticed: frozenset[str]

    @property
    def alone(self) -> bool:
        return bool(self.noticed - {"stale"})


def main() -> None:
    """Plant, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, help="slips of every class (default: sixty in all)")
    parser.add_argument("--kind", action="append", choices=SLIPS, help="of this class only")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--missed", action="store_true", help="print the slips that are missed")
    options = parser.parse_args()
    course = Course(Path.cwd())
    counts = dict.fromkeys(options.kind or SLIPS, options.each) if options.each else SIXTY
    trials = list(plant(course, counts, Random(options.seed)))
    print(table(trials))
    print(f"false alarms on the texts as they are: {false_alarms(course)}")
    for trial in trials if options.missed else ():
        if not trial.alone:
            print(f"{trial.file}:{trial.line}: {trial.kind} ({', '.join(trial.noticed)})")
            print(f"  - {trial.before}\n  + {trial.after}")


def plant(course: Course, counts: dict[str, int], chance: Random) -> Iterator[Trial]:
    """So many slips of each class, each in a line of prose of a translation."""
    items = [item for _, item in Sources(course).translated]
    weights = [len(item.page.lines) for item in items]
    for kind, count in counts.items():
        done = 0
        while done < count:
            (item,) = chance.choices(items, weights)
            numbers = [block.line for block in item.page.prose]
            number = chance.choice(numbers) if numbers else 1
            before = item.page.lines[number - 1]
            after = SLIPS[kind](before, item.language, chance)
            if after != before:
                done += 1
                noticed = frozenset(_noticed(item, number, after))
                yield Trial(kind, item.file, number, before, after, noticed)


def table(trials: list[Trial]) -> str:
    """The trials by class, in Markdown."""
    planted = Counter(trial.kind for trial in trials)
    reported = Counter(trial.kind for trial in trials if trial.noticed)
    alone = Counter(trial.kind for trial in trials if trial.alone)
    rows = [(kind, planted[kind], reported[kind], alone[kind]) for kind in planted]
    rows.append(("all", planted.total(), reported.total(), alone.total()))
    head = "| class | planted | with the review | alone |\n|---|---|---|---|"
    return "\n".join([head, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def false_alarms(course: Course) -> int:
    """What the comparing rules say of the present texts, counting what was allowed them."""
    allowances = [allowed for allowed in read_allowances(course) if allowed.rule in RULES]
    found = list(check_agreement(Sources(course)))
    return len(found) + sum(not any(map(allowed.covers, found)) for allowed in allowances)


def _noticed(item: Source, number: int, after: str) -> Iterator[str]:
    """The rules that say something new of a text once a line is another."""
    lines = list(item.page.lines)
    lines[number - 1] = after
    draft = Draft(item.course, item.slug, item.language, "\n".join(lines))
    others = [Source(item.course, item.slug, code) for code in LANGUAGES if code != item.language]
    known = set(map(str, text_findings(item, [*others, item])))
    found = text_findings(draft, [*others, draft])
    yield from (finding.rule for finding in found if str(finding) not in known)
    yield from ("character" for _ in character_flaws(after))


if __name__ == "__main__":
    main()
