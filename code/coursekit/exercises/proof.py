"""The proof that an exercise works: its key passes all checks, and its starter passes none."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from coursekit.course import Course, CourseError
from coursekit.execution.fingerprint import Fingerprints, hash_path
from coursekit.exercises.exercise import Code, Exercise
from coursekit.exercises.trial import MARKER
from coursekit.files import write_atomically
from coursekit.myst.cells import Cell

TRIAL = Path(__file__).with_name("trial.py")
SECONDS = 180
PRESET = "mini"
Runs = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Proof:
    """What the key and the checks printed when they were run."""

    printed: str


class Prover:
    """Proves exercises of a course, each once: what was proven is kept under ``_build/.cache``.

    Raises:
        CourseError: from its methods, if a key fails or a starter passes.
    """

    def __init__(self, course: Course):
        self._course = course

    @cached_property
    def _prints(self) -> Fingerprints:
        return Fingerprints(self._course, PRESET)

    def prove(self, exercise: Exercise) -> Proof:
        """Prove a code exercise, or read that it was proven before."""
        return self._proven(exercise, self._file(exercise))

    def prove_all(self, exercises: Iterable[Exercise]) -> dict[str, Proof]:
        """Prove several side by side, by name.

        What was proven before is looked up first and one by one: until 3.11.8 and 3.12.2 Python
        could not parse in several threads (https://github.com/python/cpython/issues/106905).
        """
        chosen = [exercise for exercise in exercises if exercise.code]
        files = [self._file(exercise) for exercise in chosen]
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            proofs = pool.map(self._proven, chosen, files)
            return dict(zip((e.name for e in chosen), proofs, strict=True))

    def _proven(self, exercise: Exercise, kept: Path) -> Proof:
        if kept.is_file():
            return Proof(**json.loads(kept.read_text("utf-8")))
        proof = judge(exercise.name, self._results(exercise.name, _code(exercise)))
        write_atomically(kept, json.dumps({"printed": proof.printed}))
        return proof

    def _results(self, name: str, code: Code) -> dict[str, dict[str, str]]:
        return run_trial(name, proof_runs(code), [self._course.root / "code"])

    def _file(self, exercise: Exercise) -> Path:
        """Where the proof of exactly these programs, with what they import, is kept."""
        name, code = exercise.name, _code(exercise)
        sources = [code.starter, code.visible_checks, code.hidden_checks, code.solution]
        cells = [Cell(number, source, 1) for number, source in enumerate(sources, start=1)]
        print_ = self._prints.of(cells, name) + hash_text(json.dumps(sources)) + hash_path(TRIAL)
        return self._course.build / ".cache" / "proofs" / f"{name}-{hash_text(print_)}.json"


def _code(exercise: Exercise) -> Code:
    if exercise.code is None:
        raise CourseError(f"the exercise {exercise.name!r} is answered in words: nothing to run")
    return exercise.code


def proof_runs(code: Code) -> Runs:
    """The runs that make a proof: the key with all checks, the starter with either kind."""
    visible, hidden = ("visible checks", code.visible_checks), ("hidden checks", code.hidden_checks)
    return {
        "key": [("solution", code.solution), visible, hidden],
        "starter with visible checks": [("starter", code.starter), visible],
        "starter with hidden checks": [("starter", code.starter), hidden],
    }


def judge(name: str, results: Mapping[str, Mapping[str, str]]) -> Proof:
    """The proof, if the results are one.

    Raises:
        CourseError: the key fails, or the starter does not.
    """
    key = results["key"]
    if key["failed"]:
        raise CourseError(f"the key of {name!r} fails in its {key['failed']}: {key['error']}")
    for run in ("starter with visible checks", "starter with hidden checks"):
        failed = results[run]["failed"]
        if failed == "starter":
            raise CourseError(f"the starter of {name!r} does not even run: {results[run]['error']}")
        if not failed:
            raise CourseError(
                f"the {run} of {name!r} passes: checks that a stub passes say nothing"
            )
    return Proof(key["printed"])


def run_trial(name: str, runs: Runs, paths: Iterable[Path], seconds: float = SECONDS) -> dict:
    """Execute runs in an isolated interpreter of their own; run → printed, failed cell, error.

    Raises:
        CourseError: the interpreter died or took longer than ``seconds``.
    """
    request = {"paths": [str(path) for path in paths if path.is_dir()], "runs": runs}
    settings = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
    settings |= {"COURSE_LANGUAGE": "en", "COURSE_PRESET": PRESET}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", str(TRIAL)],
            input=json.dumps(request),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            env=os.environ | settings,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CourseError(f"the programs of {name!r} ran longer than {seconds:g} seconds") from None
    _, marker, report = done.stdout.rpartition(MARKER)
    if not marker:
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
        raise CourseError(f"the programs of {name!r} ended their interpreter: {reason[0]}")
    return json.loads(report)


def hash_text(text: str) -> str:
    """A short hash."""
    return sha256(text.encode()).hexdigest()[:16]
