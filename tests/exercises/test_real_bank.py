"""The bank of the course: complete, proven, and with checks that notice what they are there for."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from coursekit.course import LANGUAGES, Course
from coursekit.execution.literals import named_data
from coursekit.exercises.bank import exercise_names, load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.proof import prove_all, run_trial
from coursekit.myst.placement import find_placements
from coursekit.translation.source import Source

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)
EXERCISES = {name: load_exercise(COURSE, name) for name in exercise_names(COURSE)}
PROGRAMS = {name: exercise for name, exercise in EXERCISES.items() if exercise.code}
CHAPTERS = {
    slug.rpartition("/")[2]: slug
    for slug in COURSE.pages()
    if Source(COURSE, slug, "en").page.cells and slug != "index" and not slug.startswith("start/")
}
"""Topic → page: what has cells is a chapter, in any part of the book; before it the front door."""
CATALOGUES = ROOT / "code" / "multimodal" / "words" / "exercises"


def programs(topic: str) -> dict[str, Exercise]:
    """The exercises of a chapter that are answered by a program."""
    return {name: e for name, e in PROGRAMS.items() if e.chapter == CHAPTERS[topic]}


def test_every_exercise_belongs_to_a_chapter() -> None:
    assert {e.chapter for e in EXERCISES.values()} == set(CHAPTERS.values())


@pytest.mark.parametrize("topic", CHAPTERS)
def test_a_chapter_has_exercises_of_every_kind(topic: str) -> None:
    kinds = [(e.kind, e.form) for e in EXERCISES.values() if e.chapter == CHAPTERS[topic]]
    assert len(kinds) >= 8
    assert {kind for kind, _ in kinds} == {"practice", "assignment"}
    assert sum(form == "code" for _, form in kinds) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", CHAPTERS)
def test_every_exercise_is_placed_once_in_its_chapter(topic: str, language: str) -> None:
    places = find_placements(Source(COURSE, CHAPTERS[topic], language).page)
    placed = sorted(place.name for place in places)
    assert placed == [n for n, e in EXERCISES.items() if e.chapter == CHAPTERS[topic]]


@pytest.mark.parametrize("topic", CHAPTERS)
def test_programs_of_exercises_stand_below_the_last_cell_of_their_page(topic: str) -> None:
    """In a notebook they are cells too, and what students define must not reach the chapter's."""
    page = Source(COURSE, CHAPTERS[topic], "en").page
    lines = [place.line for place in find_placements(page) if place.name in PROGRAMS]
    assert max(cell.line for cell in page.cells) < min(lines)


@pytest.mark.parametrize("topic", CHAPTERS)
def test_every_key_passes_and_every_starter_fails(topic: str) -> None:
    proofs = prove_all(COURSE, programs(topic).values())
    assert set(proofs) == set(programs(topic))
    for name, printed in proofs.items():
        assert f"{name}: " in printed


Runs = dict[str, list[tuple[str, str]]]
TRICKS = {
    "an object that equals everything": """
class Anything:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = object.__hash__
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __bool__(self): return True
    def __float__(self): return 0.0
    def __len__(self): return 2
    def __iter__(self): return iter([self, self])
    def __getitem__(self, i): return self
    __add__ = __sub__ = __mul__ = __truediv__ = __matmul__ = __radd__ = __rsub__ = __getitem__
""",
    "comparisons that always hold": """
import math, numpy, torch, torch.testing
for module, names in ((math, ["isclose"]), (numpy, ["allclose", "array_equal", "isclose"]),
        (torch, ["allclose", "equal", "isclose"]), (numpy.testing, ["assert_allclose"]),
        (torch.testing, ["assert_close"])):
    for name in names:
        setattr(module, name, lambda *a, **k: True)
Anything = lambda: torch.zeros(())
""",
}


def functions(exercise: Exercise) -> list[str]:
    """The functions that a student writes."""
    assert exercise.code
    tree = ast.parse(exercise.code.starter)
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Raise)
    ]


def with_tricks(topic: str) -> Runs:
    """The starters, filled in by whoever wants to pass without an answer."""
    runs: Runs = {}
    for trick, source in TRICKS.items():
        for name, exercise in programs(topic).items():
            assert exercise.code
            fakes = [f"def {f}(*a, **k): return Anything()" for f in functions(exercise)]
            submission = "\n".join([exercise.code.starter, source, *fakes])
            hidden = ("hidden checks", exercise.code.hidden_checks)
            runs[f"{name} with {trick}"] = [("submission", submission), hidden]
    return runs


SLIPS = Path(__file__).parent / "slips"
"""A file a chapter: exercise → pieces of its key, each with a plausible wrong one for its place."""


def with_slips(topic: str) -> Runs:
    """The keys, each with one wrong piece."""
    slips = yaml.safe_load((SLIPS / f"{topic}.yml").read_text("utf-8"))
    assert set(slips) == set(programs(topic))
    runs: Runs = {}
    for name in slips:
        code = PROGRAMS[name].code
        assert code
        for old, new in ((slip["right"], slip["wrong"]) for slip in slips[name]):
            assert old in code.solution, f"{name}: {old}"
            hidden = ("hidden checks", code.hidden_checks)
            runs[f"{name}: {old} → {new}"] = [("key", code.solution.replace(old, new)), hidden]
    return runs


@pytest.mark.parametrize("topic", CHAPTERS)
def test_hidden_checks_notice_every_slip_and_no_trick_passes_them(topic: str) -> None:
    """In one process, the tricks last: they change the libraries."""
    slips, tricks = with_slips(topic), with_tricks(topic)
    results = run_trial("slips and tricks", slips | tricks, [ROOT / "code"])
    assert [run for run in slips if not results[run]["failed"]] == []
    assert {run: results[run]["failed"] for run in tricks} == dict.fromkeys(tricks, "hidden checks")


MESSAGE = re.compile(r'check\((?s:.*?),\s+"([a-z_]+)"\s*[,)]')


@pytest.mark.parametrize("topic", CHAPTERS)
def test_the_catalogue_holds_the_messages_of_visible_checks_and_no_other(topic: str) -> None:
    used = set()
    for name, exercise in programs(topic).items():
        assert exercise.code
        checks = exercise.code.visible_checks
        assert f'Checks("{name}", topic="exercises/{topic}")' in checks
        used |= {f"{name}.{key}" for key in MESSAGE.findall(checks)}
    assert set(yaml.safe_load((CATALOGUES / f"{topic}.yml").read_text("utf-8"))) == used


@pytest.mark.parametrize("topic", CHAPTERS)
def test_a_message_counts_for_the_programs_of_its_chapter_only(topic: str) -> None:
    package = ROOT / "code" / "multimodal"
    for exercise in programs(topic).values():
        assert exercise.code
        named = set(named_data(ast.parse(exercise.code.visible_checks), package))
        assert named == {CATALOGUES / f"{topic}.yml"}


def test_slips_and_messages_belong_to_chapters() -> None:
    for folder in (SLIPS, CATALOGUES):
        assert {path.stem for path in folder.glob("*.yml")} == set(CHAPTERS)


def test_hidden_checks_read_nothing_of_the_course() -> None:
    for exercise in PROGRAMS.values():
        assert exercise.code
        assert "multimodal" not in exercise.code.hidden_checks
