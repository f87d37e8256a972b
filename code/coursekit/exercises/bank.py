"""Read the exercise bank: ``book/exercises/<chapter>/<name>/`` and its translations."""

import ast
from functools import cache
from pathlib import Path
from typing import Any

from coursekit.configuration import read_yaml
from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.execution.fingerprint import hash_path
from coursekit.exercises.exercise import DIFFICULTIES, FORMS, KINDS, Code, Exercise, Texts
from coursekit.exercises.text import read_prose, read_statement, require_rubric
from multimodal.language import COMPLETE

RECORD = "exercise.yml"
TEXTS = ("statement", "key", "rubric")
PROGRAMS = ("starter", "visible_checks", "hidden_checks", "solution")
FIELDS = ("kind", "form", "points", "minutes", "difficulty", "outcome")
CATALOGUE_MODULE = "multimodal.checking"


def exercise_names(course: Course) -> list[str]:
    """The names of all exercises of the bank, which are unique whatever the chapter.

    Raises:
        CourseError: two chapters use the same name.
    """
    names: dict[str, Path] = {}
    for path in sorted((course.book / "exercises").glob(f"*/*/{RECORD}")):
        other = names.setdefault(path.parent.name, path)
        if other != path:
            problem = f"{_name(other.parent, course)} has the same name: rename one of them"
            raise _wrong(path.parent, course, problem)
    return sorted(names)


def load_exercise(course: Course, name: str) -> Exercise:
    """Read an exercise whole: its record, its programs, its texts in all languages.

    It is read once as long as its files stay as they are, however many pages ask for it.

    Raises:
        CourseError: something is missing or wrong; names the file and what would be right.
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
    record["chapter"] = _chapter(folder, course)
    code = read_code(folder, course) if record["form"] == "code" else None
    if code is None:
        _forbid_programs(folder, course)
    texts = {language: read_texts(course, name, language) for language in LANGUAGES}
    for language, text in texts.items():
        path = course.exercise(name, language) / "rubric.md"
        require_rubric(text.rubric, record["points"], _name(path, course))
    return Exercise(name=name, texts=texts, code=code, **record)


def read_record(path: Path, course: Course) -> dict[str, Any]:
    """The fields of ``exercise.yml``, each of them valid."""
    record = read_yaml(path)
    if set(record) != set(FIELDS):
        odd = ", ".join(sorted(set(record) ^ set(FIELDS)))
        raise _wrong(path, course, f"needs exactly {', '.join(FIELDS)}; look at {odd}")
    for field, allowed in (("kind", KINDS), ("form", FORMS), ("difficulty", DIFFICULTIES)):
        if record[field] not in allowed:
            choices = ", ".join(map(str, allowed))
            raise _wrong(path, course, f"{field} {record[field]!r} is none of {choices}")
    for field in ("points", "minutes"):
        value = record[field]
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise _wrong(path, course, f"{field} must be a whole number above 0, not {value!r}")
    outcome = record["outcome"]
    whole = isinstance(outcome, dict) and set(COMPLETE) <= set(outcome) <= set(LANGUAGES)
    if not whole or not all(outcome.values()):
        raise _wrong(path, course, f"outcome needs a text in each of {', '.join(COMPLETE)}")
    return record


def _chapter(folder: Path, course: Course) -> str:
    """The page that the exercise belongs to, as the folder above it says."""
    try:
        return course.chapter(folder.parent.name)
    except CourseError as error:
        raise _wrong(folder, course, str(error)) from None


def read_code(folder: Path, course: Course) -> Code:
    """The four programs of an exercise, all of them valid Python."""
    programs = {}
    for program in PROGRAMS:
        path = folder / f"{program}.py"
        source = _read(path, course)
        try:
            compile(source, path.name, "exec")
        except SyntaxError as error:
            problem = f"line {error.lineno} is not valid Python: {error.msg}"
            raise _wrong(path, course, problem) from None
        if program.endswith("checks") and not is_one_call(source):
            problem = f"must define `{program}()`, import all it needs inside and call it; no more"
            raise _wrong(path, course, problem)
        programs[program] = source
    if CATALOGUE_MODULE in programs["hidden_checks"]:
        problem = f"hidden checks must not use {CATALOGUE_MODULE}, whose messages are public"
        raise _wrong(folder / "hidden_checks.py", course, problem)
    return Code(**programs)


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
    if LANGUAGES[language].partial and not folder.is_dir():
        return read_texts(course, name, SOURCE_LANGUAGE)
    if not folder.is_dir():
        raise CourseError(
            f"the exercise {name!r} does not exist in {language}: "
            f"{_name(folder, course)} is missing"
        )
    if language != SOURCE_LANGUAGE:
        _forbid_programs(folder, course)
    paths = {part: folder / f"{part}.md" for part in TEXTS}
    sources = {part: _read(path, course) for part, path in paths.items()}
    title, statement = read_statement(
        sources["statement"], _name(paths["statement"], course), course
    )
    key, rubric = (
        read_prose(sources[part], _name(paths[part], course), course) for part in ("key", "rubric")
    )
    return Texts(title, statement, key, rubric)


def _forbid_programs(folder: Path, course: Course) -> None:
    for path in sorted(folder.glob("*.py")):
        problem = "programs belong to code exercises, and only into the folder below book/"
        raise _wrong(path, course, problem)


def _read(path: Path, course: Course) -> str:
    if not path.is_file():
        raise CourseError(f"{_name(path, course)} is missing: every exercise needs one")
    text = path.read_text("utf-8").strip()
    if not text:
        raise _wrong(path, course, "is empty")
    return text


def _name(path: Path, course: Course) -> str:
    return path.relative_to(course.root).as_posix()


def _wrong(path: Path, course: Course, problem: str) -> CourseError:
    return CourseError(f"{_name(path, course)}: {problem}")
