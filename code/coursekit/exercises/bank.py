"""Read the exercise bank: ``book/exercises/<chapter>/<name>/`` and its translations."""

import ast
from functools import cache
from pathlib import Path
from typing import Any

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.datafiles import read_yaml
from coursekit.execution.fingerprint import hash_path
from coursekit.exercises.exercise import CHOICES, Code, Exercise, Texts
from coursekit.exercises.text import read_prose, read_statement, read_text, require_rubric, wrong
from coursekit.finding import relative
from multimodal.language import COMPLETE

RECORD = "exercise.yml"
TEXTS = ("statement", "key", "rubric")
PROGRAMS = ("starter", "visible_checks", "hidden_checks", "solution")
NUMBERS = ("points", "minutes")
FIELDS = (*CHOICES, *NUMBERS, "outcome")
CATALOGUE_MODULE = "multimodal.checking"


def exercise_names(course: Course) -> list[str]:
    """The names of all exercises of the bank, which must be unique whatever the chapter."""
    names: dict[str, Path] = {}
    for path in sorted((course.book / "exercises").glob(f"*/*/{RECORD}")):
        folder = path.parent
        other = names.setdefault(folder.name, folder)
        if other != folder:
            problem = f"{relative(other, course.root)} has the same name: rename one of them"
            raise wrong(folder, course, problem)
    return sorted(names)


def load_exercise(course: Course, name: str) -> Exercise:
    """Read an exercise whole: its record, its programs, its texts in all languages.

    It is read once as long as its files stay as they are, however many pages ask for it.
    """
    files = [course.root / "_toc.yml", *(course.exercise(name, code) for code in LANGUAGES)]
    return _load(course, name, tuple(hash_path(path) for path in files if path.exists()))


@cache
def _load(course: Course, name: str, _files: tuple[str, ...]) -> Exercise:
    folder = course.exercise(name)
    if not (folder / RECORD).is_file():
        known = ", ".join(exercise_names(course)) or "none yet"
        raise CourseError(f"unknown exercise {name!r}: the bank holds {known}")
    record = read_record(folder / RECORD, course)
    code = read_code(folder, course) if record["form"] == "code" else None
    if code is None:
        _forbid_programs(folder, course)
    texts = {language: read_texts(course, name, language) for language in LANGUAGES}
    for language, text in texts.items():
        path = course.exercise(name, language) / "rubric.md"
        require_rubric(text.rubric, record["points"], path, course)
    chapter = read_chapter(folder, course)
    return Exercise(name=name, chapter=chapter, texts=texts, code=code, **record)


def read_record(path: Path, course: Course) -> dict[str, Any]:
    """The fields of ``exercise.yml``, each of them valid."""
    record = read_yaml(path)
    if odd := set(record) ^ set(FIELDS):
        problem = f"needs exactly {', '.join(FIELDS)}; look at {', '.join(sorted(map(str, odd)))}"
        raise wrong(path, course, problem)
    for field, allowed in CHOICES.items():
        if record[field] not in allowed:
            choices = ", ".join(map(str, allowed))
            raise wrong(path, course, f"{field} {record[field]!r} is none of {choices}")
    for field in NUMBERS:
        if type(record[field]) is not int or record[field] <= 0:
            problem = f"{field} must be a whole number above 0, not {record[field]!r}"
            raise wrong(path, course, problem)
    outcome = record["outcome"]
    whole = isinstance(outcome, dict) and set(COMPLETE) <= set(outcome) <= set(LANGUAGES)
    if not whole or not all(outcome.values()):
        raise wrong(path, course, f"outcome needs a text in each of {', '.join(COMPLETE)}")
    return record


def read_chapter(folder: Path, course: Course) -> str:
    """The page that the exercise belongs to, as the folder above it says."""
    try:
        return course.chapter(folder.parent.name)
    except CourseError as error:
        raise wrong(folder, course, str(error)) from None


def read_code(folder: Path, course: Course) -> Code:
    """The four programs of an exercise, all of them valid Python."""
    sources = {}
    for program in PROGRAMS:
        path = folder / f"{program}.py"
        sources[program] = read_text(path, course)
        try:
            compile(sources[program], path.name, "exec")
        except SyntaxError as error:
            problem = f"line {error.lineno} is not valid Python: {error.msg}"
            raise wrong(path, course, problem) from None
        if program.endswith("checks") and not is_one_call(sources[program]):
            problem = f"must define `{program}()`, import all it needs inside and call it; no more"
            raise wrong(path, course, problem)
    if CATALOGUE_MODULE in sources["hidden_checks"]:
        problem = f"hidden checks must not use {CATALOGUE_MODULE}, whose messages are public"
        raise wrong(folder / "hidden_checks.py", course, problem)
    return Code(**sources)


def is_one_call(source: str) -> bool:
    """Whether a program is one function and its call, so that it touches no other name.

    Checks run among the student's own names: a helper or an import outside would replace theirs.
    """
    match ast.parse(source).body:
        case [ast.FunctionDef(name=name), ast.Expr(value=ast.Call(func=ast.Name(id=called)))]:
            return name == called
    return False


def read_texts(course: Course, name: str, language: str) -> Texts:
    """Statement, key and rubric of an exercise in one language; English where one lacks it."""
    folder = course.exercise(name, language)
    if not folder.is_dir():
        if LANGUAGES[language].partial:
            return read_texts(course, name, SOURCE_LANGUAGE)
        place = relative(folder, course.root)
        raise CourseError(f"the exercise {name!r} does not exist in {language}: {place} is missing")
    if language != SOURCE_LANGUAGE:
        _forbid_programs(folder, course)
    title, statement = read_statement(folder / "statement.md", course)
    key, rubric = (read_prose(folder / f"{part}.md", course) for part in ("key", "rubric"))
    return Texts(title, statement, key, rubric)


def _forbid_programs(folder: Path, course: Course) -> None:
    for path in sorted(folder.glob("*.py")):
        problem = "programs belong to code exercises, and only into the folder below book/"
        raise wrong(path, course, problem)
