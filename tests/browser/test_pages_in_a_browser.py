from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from survey import PageFacts

from multimodal.language import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.site]
Facts = dict[str, PageFacts]
HEAVIEST = 1_200_000
HTML_LANGUAGES = {code: language.html for code, language in LANGUAGES.items()}


def chapters(facts: Facts) -> Facts:
    return {path: seen for path, seen in facts.items() if path.partition("/")[0] in LANGUAGES}


def test_the_same_pages_exist_in_three_languages(facts: Facts) -> None:
    pages: dict[str, set[str]] = {}
    for path in chapters(facts):
        language, _, slug = path.partition("/")
        pages.setdefault(language, set()).add(slug)
    assert set(pages) == set(HTML_LANGUAGES)
    assert pages["en"] == pages["es"] == pages["zh"]


def test_no_request_leaves_the_site(facts: Facts) -> None:
    assert {path: seen.strangers for path, seen in facts.items() if seen.strangers} == {}


def test_nothing_fails_while_loading(facts: Facts) -> None:
    assert {path: seen.problems for path, seen in facts.items() if seen.problems} == {}


def test_scripts_styles_fonts_and_text_are_light(facts: Facts) -> None:
    assert {path: seen.weight for path, seen in facts.items() if seen.weight > HEAVIEST} == {}
    assert min(seen.weight for seen in chapters(facts).values()) > HEAVIEST / 10


def test_pages_declare_their_language_and_title(facts: Facts) -> None:
    for path, seen in chapters(facts).items():
        assert seen.shown["language"] == HTML_LANGUAGES[path.partition("/")[0]], path
        assert seen.shown["title"].strip(), path
        assert seen.shown["headings"] >= 1, path


def test_mathematics_is_set(facts: Facts) -> None:
    assert sum(seen.shown["formulas"] for seen in facts.values()) > 0
    for path, seen in facts.items():
        assert seen.shown["unset"] == [], path
        assert seen.shown["errors"] == [], path


def test_pictures_load_and_have_alternative_texts(facts: Facts) -> None:
    for path, seen in facts.items():
        assert seen.shown["broken"] == [], path
        assert seen.shown["silent"] == [], path


def test_nothing_is_wider_than_the_narrowest_screen(facts: Facts) -> None:
    assert {path: seen.overflow for path, seen in facts.items() if seen.overflow > 0} == {}


def test_links_within_the_site_lead_somewhere(
    facts: Facts, site_folder: Path, address: str
) -> None:
    known = {path.partition("#")[0]: set(seen.shown["ids"]) for path, seen in facts.items()}
    dead = []
    for path, seen in facts.items():
        for link in [*seen.shown["local"], *seen.shown["alternates"]]:
            if not link.startswith(f"{address}/"):
                continue
            target, anchor = urldefrag(unquote(link.removeprefix(f"{address}/")))
            target += "index.html" if target.endswith("/") or not target else ""
            exists = (site_folder / target).is_file()
            if not exists or (anchor and target in known and anchor not in known[target]):
                dead.append((path, link))
    assert [pair for pair in dead if not pair[1].endswith("#")] == []


def test_pages_name_their_versions_in_other_languages(facts: Facts) -> None:
    for path, seen in chapters(facts).items():
        codes = {link.split("/")[3] for link in seen.shown["alternates"]}
        assert set(HTML_LANGUAGES) <= codes, path
