"""The bank of the course: complete, proven, and with checks that notice what they are there for."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from coursekit.course import LANGUAGES, Course
from coursekit.exercises.bank import exercise_names, load_exercise
from coursekit.exercises.exercise import Exercise
from coursekit.exercises.proof import Prover, run_trial
from coursekit.myst.placement import find_placements
from coursekit.translation.source import Source

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)
EXERCISES = {name: load_exercise(COURSE, name) for name in exercise_names(COURSE)}
PROGRAMS = {name: exercise for name, exercise in EXERCISES.items() if exercise.code}
CHAPTERS = [slug for slug in COURSE.pages() if slug.startswith("representation/")]
CATALOGUE = ROOT / "code" / "multimodal" / "words" / "exercises.yml"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_exercises_of_every_kind(chapter: str) -> None:
    kinds = [(e.kind, e.form) for e in EXERCISES.values() if e.chapter == chapter]
    assert len(kinds) >= 8
    assert {kind for kind, _ in kinds} == {"practice", "assignment"}
    assert sum(form == "code" for _, form in kinds) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_is_placed_once_in_its_chapter(language: str) -> None:
    for chapter in {exercise.chapter for exercise in EXERCISES.values()}:
        placed = [p.name for p in find_placements(Source(COURSE, chapter, language).page)]
        assert sorted(placed) == [n for n, e in EXERCISES.items() if e.chapter == chapter]


def test_programs_of_exercises_stand_below_the_last_cell_of_their_page() -> None:
    """In a notebook they are cells too, and what students define must not reach the chapter's."""
    for chapter in {exercise.chapter for exercise in PROGRAMS.values()}:
        page = Source(COURSE, chapter, "en").page
        lines = [place.line for place in find_placements(page) if place.name in PROGRAMS]
        cells = [cell.line for cell in page.cells]
        assert not lines or max(cells, default=0) < min(lines)


def test_every_key_passes_and_every_starter_fails() -> None:
    proofs = Prover(COURSE).prove_all(EXERCISES.values())
    assert set(proofs) == set(PROGRAMS)
    for name, proof in proofs.items():
        assert f"{name}: " in proof.printed


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


def test_tricks_do_not_pass_hidden_checks() -> None:
    runs = {}
    for trick, source in TRICKS.items():
        for name, exercise in PROGRAMS.items():
            assert exercise.code
            fakes = [f"def {f}(*a, **k): return Anything()" for f in functions(exercise)]
            submission = "\n".join([exercise.code.starter, source, *fakes])
            hidden = ("hidden checks", exercise.code.hidden_checks)
            runs[f"{name} with {trick}"] = [("submission", submission), hidden]
    results = run_trial("tricks", runs, [ROOT / "code"])
    assert {run: r["failed"] for run, r in results.items()} == dict.fromkeys(runs, "hidden checks")


SLIPS = {
    name: [(slip["right"], slip["wrong"]) for slip in slips]
    for path in sorted((Path(__file__).parent / "slips").glob("*.yml"))
    for name, slips in yaml.safe_load(path.read_text("utf-8")).items()
}
"""Exercise → pieces of its key, each with a plausible wrong one in its place."""


def test_hidden_checks_notice_every_slip() -> None:
    assert set(SLIPS) == set(PROGRAMS)
    runs = {}
    for name, slips in SLIPS.items():
        code = PROGRAMS[name].code
        assert code
        for old, new in slips:
            assert old in code.solution, f"{name}: {old}"
            hidden = ("hidden checks", code.hidden_checks)
            runs[f"{name}: {old} → {new}"] = [("key", code.solution.replace(old, new)), hidden]
    results = run_trial("slips", runs, [ROOT / "code"])
    assert [run for run, result in results.items() if not result["failed"]] == []


MESSAGE = re.compile(r'check\((?s:.*?),\s+"([a-z_]+)"\s*[,)]')


def test_the_catalogue_holds_the_messages_of_visible_checks_and_no_other() -> None:
    used = {
        f"{name}.{key}"
        for name, exercise in PROGRAMS.items()
        if exercise.code
        for key in MESSAGE.findall(exercise.code.visible_checks)
    }
    assert set(yaml.safe_load(CATALOGUE.read_text("utf-8"))) == used


def test_hidden_checks_read_nothing_of_the_course() -> None:
    for exercise in PROGRAMS.values():
        assert exercise.code
        assert "multimodal" not in exercise.code.hidden_checks
