"""Code on pages as readers meet it: wide enough, opened by a key, legible, whole on paper."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))
from visits import ARGUMENTS, MISSING, PHONE, Visitor, find_chromium, serve

pytestmark = pytest.mark.browser
SHAPES = "topic/shapes.html"
SCROLLBAR = 15
RULES = ["color-contrast", "link-name", "scrollable-region-focusable", "summary-name", "list",
         "definition-list", "dlitem", "nested-interactive"]  # fmt: skip
SCROLLS = "() => [...document.querySelectorAll('.cell_input pre')].map(e => e.scrollWidth - e.clientWidth)"  # noqa: E501


@pytest.fixture(scope="module")
def visitor(site) -> Iterator[Visitor]:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip(MISSING)
    folder = site.course.build / "public" / "site"
    with serve(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield Visitor(browser, address)
        browser.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": RULES}})
    return [
        f"{item['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
        for item in found.response["violations"]
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_79_characters_need_no_scrolling_beside_both_sidebars(
    visitor: Visitor, language: str
) -> None:
    window = {"width": 1280 - SCROLLBAR, "height": 900}
    page = visitor.open(f"{language}/{SHAPES}", viewport=window)
    assert page.locator(".bd-sidebar-primary").is_visible()
    assert page.locator(".bd-sidebar-secondary").is_visible()
    page.locator(".course-bookkeeping summary").click()
    widths = page.evaluate(SCROLLS)
    assert len(widths) == 2
    assert widths == [0, 0]


def test_a_key_opens_what_is_folded_and_no_script_is_needed(visitor: Visitor) -> None:
    page = visitor.open(f"es/{SHAPES}", java_script_enabled=False)
    docs = page.get_by_text("of the circle through its corners.").first
    assert not docs.is_visible()
    page.locator(".course-code-fold summary").first.focus()
    page.keyboard.press("Enter")
    assert docs.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"zh/{SHAPES}", "es/api.html", "api/tiny.html"])
def test_everybody_can_read_it(visitor: Visitor, path: str, scheme: str) -> None:
    page = visitor.open(path, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize("path", [f"es/{SHAPES}", "zh/topic/more.html", "api/tiny.html"])
def test_nothing_is_wider_than_a_phone(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_shows_what_is_folded(visitor: Visitor) -> None:
    page = visitor.open(f"en/{SHAPES}")
    folded = page.get_by_text("of the circle through its corners.").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    assert page.get_by_text("must be positive").first.is_visible()
