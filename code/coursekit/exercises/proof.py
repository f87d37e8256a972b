"""The proof that an exercise works: its key passes all checks, and its starter passes none."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from coursekit.course import Course, CourseError
from coursekit.execution.fingerprint import Fingerprints, hash_path
from coursekit.exercises.exercise import Code, Exercise
from coursekit.exercises.trial import MARKER
from coursekit.kept import keep, read_kept
from coursekit.myst.cells import Cell

TRIAL = Path(__file__).with_name("trial.py")
SECONDS = 180
PRESET = "mini"
Runs = Mapping[str, list[tuple[str, str]]]


def prove_all(course: Course, exercises: Iterable[Exercise]) -> dict[str, str]:
    """What the keys of exercises print, by name, once their programs are proven, side by side.

    What was proven is kept under ``_build/.cache`` and looked up first, one by one: until 3.11.8
    and 3.12.2 Python could not parse in several threads
    (https://github.com/python/cpython/issues/106905). Exercises in words are left out.
    """
    programs = {exercise.name: exercise.code for exercise in exercises if exercise.code}
    prints = Fingerprints(course, PRESET)
    names = [f"{name}-{_print(name, code, prints)}.json" for name, code in programs.items()]

    def proven(name: str, code: Code, file: str) -> str:
        kept = course.build / ".cache" / "proofs" / file
        if (printed := read_kept(kept)) is None:
            printed = judge(name, run_trial(name, proof_runs(code), [course.root / "code"]))
            keep(kept, printed)
        return printed

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        printed = pool.map(proven, programs, programs.values(), names)
        return dict(zip(programs, printed, strict=True))


def _print(name: str, code: Code, prints: Fingerprints) -> str:
    """Names exactly these programs, with what they import."""
    sources = [code.starter, code.visible_checks, code.hidden_checks, code.solution]
    cells = [Cell(number, source, 1) for number, source in enumerate(sources, start=1)]
    content = json.dumps([prints.of(cells, name), sources, hash_path(TRIAL)])
    return sha256(content.encode()).hexdigest()[:16]


def proof_runs(code: Code) -> Runs:
    """The runs that make a proof: the key with all checks, the starter with either kind."""
    starter = ("starter", code.starter)
    visible, hidden = ("visible checks", code.visible_checks), ("hidden checks", code.hidden_checks)
    return {
        "key": [("solution", code.solution), visible, hidden],
        "starter with visible checks": [starter, visible],
        "starter with hidden checks": [starter, hidden],
    }


def judge(name: str, results: Mapping[str, Mapping[str, str]]) -> str:
    """What the key printed, if it passes and the starter fails as they must."""
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
    return key["printed"]


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
