"""The configuration that a language and edition is built with, composed from the course's own."""

import os
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any, get_type_hints

from coursekit.contents import NESTED
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.datafiles import read_yaml, require_types
from multimodal.language import SOURCE_LANGUAGE

TYPES = {
    **dict.fromkeys(("execute", "html", "latex", "parse", "sphinx", "sphinx.config"), dict),
    **dict.fromkeys(("launch_buttons", "repository", "sphinx.config.html_theme_options"), dict),
    **dict.fromkeys(("title", "author", "copyright", "logo"), str),
    **dict.fromkeys(("bibtex_bibfiles", "parse.myst_enable_extensions"), list[str]),
    "execute.timeout": int,
    "sphinx.extra_extensions": list[str],
    "sphinx.local_extensions": dict[str, str],
    "sphinx.config.course_packages": list[str],
    "sphinx.config.course_reference": list[str],
    "sphinx.config.course_notebooks_branch": str,
    "sphinx.config.course_repository": str,
    "sphinx.config.course_site_url": str,
}

ADDRESS = r"""https?://[^\s/?#"'<>\\][^\s?#"'<>\\]*"""
REPOSITORY = r"[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+(?<!\.git)"


@dataclass(frozen=True)
class SiteWords:
    """What the site says in one language around the pages: ``translations/<language>/site.yml``."""

    title: str
    description: str
    captions: dict[str, str]
    words: dict[str, str]


def site_words(course: Course, language: str) -> SiteWords:
    """The words of a language, none missing and none unknown."""
    path = course.translations / language / "site.yml"
    content, needed = read_yaml(path), get_type_hints(SiteWords)
    if odd := ", ".join(sorted(map(str, set(content) ^ set(needed)))):
        raise CourseError(f"{path}: needs exactly {', '.join(needed)}; lacks or should lack: {odd}")
    require_types(content, needed, str(path))
    for key, text in content["words"].items():
        require_fields(text, f"{path}: {key}")
    if language != SOURCE_LANGUAGE:
        wanted = site_words(course, SOURCE_LANGUAGE).words
        require_words(content["words"], wanted, str(path))
    return SiteWords(**content)


def require_words(words: Mapping[str, str], wanted: Mapping[str, str], name: str) -> None:
    """Refuse words that are not those of English, or are filled with something else."""
    if odd := ", ".join(sorted(set(words) ^ set(wanted))):
        raise CourseError(f"{name}: needs the words of English and no others: see {odd}")
    for key, text in words.items():
        own, other = (require_fields(each, name) for each in (text, wanted[key]))
        if own != other:
            shown = ", ".join(sorted(own ^ other))
            raise CourseError(f"{name}: {key} must be filled as in English: see {shown}")


def require_fields(text: str, name: str) -> set[str]:
    """The names in braces that a text is filled at."""
    try:
        return {field for _, field, *_ in Formatter().parse(text) if field is not None}
    except ValueError as error:
        raise CourseError(f"{name}: the braces of {text!r} do not match: {error}") from None


@dataclass(frozen=True)
class Settings:
    """What ``_config.yml`` says about the course itself."""

    course: Course

    @cached_property
    def content(self) -> dict[str, Any]:
        path = self.course.root / "_config.yml"
        content = read_yaml(path)
        require_types(content, TYPES, str(path))
        if content.get("execute", {}).get("timeout", 1) < 1:
            raise CourseError(f"{path}: execute.timeout must be at least 1 second")
        return content

    def sphinx(self, name: str, default: Any) -> Any:
        return self.content.get("sphinx", {}).get("config", {}).get(name, default)

    @property
    def extensions(self) -> list[str]:
        """The modules that Sphinx loads, whether they are installed or lie in the course."""
        own = self.content.get("sphinx", {})
        return [*own.get("extra_extensions", ()), *own.get("local_extensions", ())]

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages that chapters import and whose edits re-execute them."""
        names = self.sphinx("course_packages", ["multimodal"])
        for odd in [name for name in names if not name.isidentifier()]:
            raise CourseError(f"course_packages holds {odd!r}: name folders below code/")
        return tuple(names)

    @property
    def cell_timeout(self) -> int:
        """Seconds that one cell may run."""
        return self.content.get("execute", {}).get("timeout", 600)

    @property
    def site_url(self) -> str:
        """The public address without a closing slash, empty while there is none."""
        address = os.environ.get("COURSE_SITE_URL") or self.sphinx("course_site_url", "") or ""
        require_form("course_site_url", address, ADDRESS, "https://host/course")
        return address.rstrip("/")

    @property
    def repository(self) -> str:
        """``owner/name`` on GitHub, empty while there is none."""
        name = os.environ.get("COURSE_REPOSITORY") or self.sphinx("course_repository", "") or ""
        require_form("course_repository", name, REPOSITORY, "owner/name")
        return name


def require_form(setting: str, value: object, pattern: str, example: str) -> None:
    """Refuse a setting that is neither empty nor of the form of the example."""
    if value and not re.fullmatch(pattern, str(value)):
        raise CourseError(f"{setting} is {value!r}: it must look like {example}")


def compose_config(course: Course, language: str, edition: str) -> dict[str, Any]:
    """The Jupyter Book configuration of a language and edition, beside its staged pages."""
    settings = Settings(course)
    config = deepcopy(settings.content)
    config["title"] = site_words(course, language).title
    works = [course.root / name for name in config.get("bibtex_bibfiles", [])]
    for missing in [path for path in works if not path.is_file()]:
        raise CourseError(f"{missing} is missing: _config.yml names it as a bibliography")
    config["bibtex_bibfiles"] = [path.name for path in works]
    config.pop("exclude_patterns", None)
    config["execute"] = {**config.get("execute", {}), "execute_notebooks": "cache"}
    own = config.setdefault("sphinx", {})
    own["extra_extensions"] = settings.extensions
    own.pop("local_extensions", None)
    sphinx = own.setdefault("config", {})
    sphinx |= {
        "language": LANGUAGES[language].sphinx,
        "course_language": language,
        "course_edition": edition,
        "course_root": str(course.root),
        "course_site_url": settings.site_url,
        "course_repository": settings.repository,
    }
    if edition == "public":
        config["sphinx"]["extra_extensions"] += ["coursekit.notebooks.extension"]
        sphinx["course_notebooks_folder"] = str(course.edition(edition) / "notebooks")
    if settings.site_url:
        sphinx["html_baseurl"] = f"{settings.site_url}/{language}/"
    return config


def compose_toc(course: Course, language: str, slugs: list[str]) -> dict[str, Any]:
    """The table of contents of one language: the pages in ``slugs``, titles of parts translated."""
    toc = _localise(course.toc(), site_words(course, language).captions, set(slugs))
    if toc is None:
        raise CourseError("the table of contents has no root page: _toc.yml needs one")
    return toc


def _localise(entry: dict, captions: dict[str, str], slugs: set[str]) -> dict | None:
    """The entry without the pages that are not built; None if nothing of it remains."""
    own = {k: entry[k].removeprefix("book/") for k in ("root", "file") if k in entry}
    if not slugs.issuperset(own.values()):
        return None
    result = entry | own
    if "caption" in entry:
        if entry["caption"] not in captions:
            raise CourseError(f"a site.yml does not translate the caption {entry['caption']!r}")
        result["caption"] = captions[entry["caption"]]
    for key in [key for key in NESTED if key in entry]:
        inner = [_localise(e, captions, slugs) for e in result.pop(key)]
        if kept := [e for e in inner if e is not None]:
            result[key] = kept
    return result if own or any(key in result for key in NESTED) else None
