import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from visits import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]
CHAPTER = "representation/clip"
TERMS = [("en", "temperature"), ("es", "imágenes"), ("zh", "编码器")]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KINDS = [
    *("en/representation/clip.html", "es/representation/clip.html", "zh/representation/clip.html"),
    *("es/index.html", "zh/search.html?q=CLIP", "en/glossary.html", "zh/references.html"),
    *("es/instructors.html", "en/corrections.html", "zh/api.html", "api/index.html"),
]
"""Each kind of page once, chapters in each language."""

ARRIVE = """() => Promise.all([...document.querySelectorAll("article img")].map((one) => {
  one.loading = "eager";
  return one.decode();
}))"""
SCROLL = "id => document.getElementById(id).scrollIntoView({behavior: 'instant'})"
NAME = """selector => {
  const one = document.querySelector(selector);
  return one.ariaLabel || document.getElementById(one.getAttribute("aria-labelledby"))?.innerText;
}"""


def slug_of(page: Page, visitor: Visitor) -> str:
    return page.url.removeprefix(f"{visitor.address}/").partition("#")[0]


def press(page: Page, selector: str) -> None:
    """Click where a thing is, as a hand does; `click` would scroll a sticky header first."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def search(page: Page, term: str) -> None:
    page.keyboard.press("Control+k")
    box = page.locator("input[type=search]:focus")
    expect(box).to_be_visible()
    box.fill(term)
    box.press("Enter")
    page.wait_for_url("**/search.html?q=*")


@pytest.mark.parametrize(("language", "term"), TERMS)
def test_search_finds_a_term_and_leads_to_its_page(
    visitor: Visitor, language: str, term: str
) -> None:
    page = visitor.open(f"{language}/index.html")
    search(page, term)
    found = page.locator(f"ul.search li a[href*='{CHAPTER}']").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url(f"**/{language}/{CHAPTER}.html*")
    assert term in page.locator("article").inner_text().lower()
    assert visitor.strangers() == []


@pytest.mark.parametrize(
    ("language", "term"),
    [
        *(("zh", "图"), ("zh", "對比學習"), ("zh", "損失函數"), ("zh", "16 × 16")),
        *(
            ("es", "espanol"),
            ("es", "pequeno"),
            ("es", "VISION"),
            ("en", "16 × 16"),
            ("en", "2021"),
        ),
    ],
)
def test_search_forgives_how_a_word_is_typed(visitor: Visitor, language: str, term: str) -> None:
    page = visitor.open(f"{language}/search.html?q={term}")
    expect(page.locator("ul.search li").first).to_be_visible()
    assert visitor.problems == []


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh", "对比学习"),
        ("zh", "對比學習"),
        ("es", "aprendizaje contrastivo"),
        ("en", "contrastive"),
    ],
)
def test_search_puts_the_page_of_that_name_first(
    visitor: Visitor, language: str, name: str
) -> None:
    page = visitor.open(f"{language}/search.html?q={name}")
    first = page.locator("ul.search li a").first
    expect(first).to_have_attribute("href", re.compile("representation/contrastive"))


def test_search_says_so_when_there_is_nothing(visitor: Visitor) -> None:
    page = visitor.open("es/index.html")
    search(page, "xyzzyplugh")
    expect(page.locator("#search-results .search-summary")).to_be_visible()
    assert page.locator("ul.search li").count() == 0


@pytest.mark.parametrize(("here", "there"), [("en", "zh"), ("zh", "es"), ("es", "en")])
def test_the_switch_keeps_page_and_section(visitor: Visitor, here: str, there: str) -> None:
    page = visitor.open(f"{here}/{CHAPTER}.html")
    anchors = page.eval_on_selector_all("article section section[id]", "all => all.map(s => s.id)")
    section = anchors[len(anchors) // 2]
    page.evaluate(SCROLL, section)
    press(page, f".course-languages a[hreflang^={there}]")
    page.wait_for_url(f"**/{there}/{CHAPTER}.html#*")
    page.wait_for_load_state("networkidle")
    assert page.url.partition("#")[2] == section
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", section)
    assert -50 < top < page.viewport_size["height"] / 2


@pytest.mark.parametrize(
    ("locale", "start"),
    [("es-UY", "es/index.html"), ("zh-CN", "zh/index.html"), ("en-GB", "en/index.html")],
)
def test_the_landing_page_sends_readers_to_their_language(
    visitor: Visitor, locale: str, start: str
) -> None:
    page = visitor.open("", locale=locale)
    assert slug_of(page, visitor) == start


def test_the_landing_page_lets_other_readers_choose(visitor: Visitor) -> None:
    page = visitor.open("", locale="fr-FR")
    assert slug_of(page, visitor) == ""
    for language in ("en", "es", "zh"):
        assert page.locator(f"main a[href='{language}/index.html']").is_visible()


@pytest.mark.parametrize(
    ("path", "locale", "shown"),
    [
        ("zh/none/page.html", "es-UY", "zh"),
        ("none", "es-UY", "es"),
        ("none/en/page", "zh-CN", "en"),
        ("none", "fr-FR", "en es zh"),
    ],
)
def test_a_page_that_does_not_exist_is_missed_in_the_language_of_the_reader(
    visitor: Visitor, site_folder: Path, path: str, locale: str, shown: str
) -> None:
    page = visitor.open("404.html", locale=locale)
    page.route(f"**/{path}", lambda route: route.fulfill(path=site_folder / "404.html"))
    page.goto(f"{visitor.address}/{path}")
    visible = page.locator("section:visible")
    assert " ".join(visible.evaluate_all("all => all.map(one => one.id)")) == shown
    link = str(visible.locator("a").first.get_attribute("href"))
    assert link.endswith(f"/{shown[:2]}/index.html")
    assert link.startswith("/none/") == path.startswith("none/")


def test_the_landing_page_works_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("", locale="es-UY", java_script_enabled=False)
    page.locator("main a[hreflang^=zh]").click()
    assert slug_of(page, visitor) == "zh/index.html"


ONCE = """() => {
  const seen = new Set();
  for (const block of document.querySelectorAll("div.highlight")) {
    const place = block.parentElement.className;
    const words = [...block.querySelectorAll("span")].map((one) => `${one.className} ${place}`);
    if (words.every((word) => seen.has(word))) block.remove();
    words.forEach((word) => seen.add(word));
  }
}"""
"""Takes blocks of code away all of whose kinds of words, and so colours, an earlier block has."""


def violations(page: Page) -> list[str]:
    """What axe objects to; afterwards the page holds no code that repeats others' colours."""
    page.evaluate(ONCE)
    rules = {"type": "tag", "values": [*WCAG, "best-practice"]}
    options = {"runOnly": rules, "resultTypes": ["violations"], "selectors": False}
    return [
        f"{found['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
        for found in Axe().run(page, options=options).response["violations"]
        for node in found["nodes"]
    ]


def choose_theme(page: Page, theme: str) -> None:
    button = page.locator(".theme-switch-button:visible").first
    for _ in range(3):
        if page.evaluate("document.documentElement.dataset.mode") == theme:
            break
        button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    page.mouse.move(0, 400)


@pytest.mark.parametrize("path", KINDS)
def test_both_themes_can_be_read_by_everyone(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, reduced_motion="reduce")
    for theme in ("light", "dark"):
        choose_theme(page, theme)
        page.wait_for_timeout(300)
        assert violations(page) == [], theme


def test_the_theme_is_kept_on_the_next_page(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    choose_theme(page, "dark")
    page.goto(f"{visitor.address}/es/{CHAPTER}.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_landing_page_can_be_read_by_everyone(visitor: Visitor) -> None:
    for scheme in ("light", "dark"):
        page = visitor.open("index.html#choose", color_scheme=scheme)
        assert violations(page) == []


def test_what_scrolls_on_a_phone_can_be_read_by_everyone(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html", viewport=PHONE, reduced_motion="reduce")
    assert page.locator("article [tabindex='0']").count() > 3
    assert violations(page) == []


def test_pictures_that_wait_are_printed(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    pictures = set(page.eval_on_selector_all("article img", "all => all.map(one => one.src)"))
    assert len(pictures - set(visitor.requests)) > 3
    page.pdf()
    assert pictures - set(visitor.requests) == set()


def test_nothing_jumps_when_a_picture_arrives(visitor: Visitor) -> None:
    page = visitor.open(f"en/{CHAPTER}.html", color_scheme="dark")
    sizes = "all => all.map(one => [one.clientWidth, one.clientHeight])"
    before = page.eval_on_selector_all("article img", sizes)
    page.evaluate(ARRIVE)
    after = page.eval_on_selector_all("article img", sizes)
    assert [width for width, _ in after] == [width for width, _ in before]
    assert [height for _, height in after] == pytest.approx([height for _, height in before], abs=1)
    assert all(height > 50 for _, height in before)


def test_the_keyboard_reaches_content_and_search(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")
    page.keyboard.press("Control+k")
    expect(page.locator("input[type=search]:focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("input[type=search]:focus")).to_have_count(0)


def test_a_copy_button_is_small_and_copies_all_that_it_stands_beside(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    parts = "all => all.map(one => one.parentElement.querySelectorAll('pre').length)"
    assert set(page.eval_on_selector_all(".copybtn", parts)) == {1}
    widths = page.eval_on_selector_all(".copybtn", "all => all.map(one => one.offsetWidth)")
    assert max(widths) < 40


def test_the_focus_can_be_seen_in_the_header(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    button = page.locator(".primary-toggle:visible")
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_phone_opens_the_contents(visitor: Visitor) -> None:
    page = visitor.open("zh/index.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(".primary-toggle:visible").first.click()
    link = page.locator(f"a[href*='{CHAPTER}']:visible").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url(f"**/zh/{CHAPTER}.html")


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_a_chapter_offers_its_notebook_and_says_where_its_outputs_come_from(
    visitor: Visitor, site_folder: Path, language: str
) -> None:
    page = visitor.open(f"{language}/{CHAPTER}.html")
    with page.expect_download() as download:
        page.locator("a.course-notebook").click()
    notebook = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert f'"COURSE_LANGUAGE"] = "{language}"' in "".join(notebook["cells"][0]["source"])
    line = page.locator(".course-provenance").inner_text()
    assert "mini" in line
    assert "torch" in line


def test_a_phone_gives_figures_its_whole_width(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html", viewport=PHONE)
    widths = page.eval_on_selector_all(
        "article section > figure img", "all => all.map(one => one.clientWidth)"
    )
    assert max(widths) > PHONE["width"] - 15


def test_a_menu_closes_when_it_has_led_to_a_section(visitor: Visitor) -> None:
    page = visitor.open(f"zh/{CHAPTER}.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(".secondary-toggle:visible").tap()
    menu = page.locator("#pst-secondary-sidebar-modal")
    expect(menu).to_be_visible()
    assert page.evaluate(NAME, "#pst-secondary-sidebar-modal")
    menu.locator("a[href^='#']").nth(3).tap()
    expect(menu).not_to_be_visible()
    assert page.evaluate("document.activeElement.matches('article :is(h2, h3)')")
    assert 0 < page.evaluate("document.activeElement.getBoundingClientRect().top") < 200


def test_what_a_tap_shows_lies_over_no_other_button(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(".secondary-toggle:visible").tap()
    page.wait_for_timeout(500)
    page.keyboard.press("Escape")
    expect(page.locator("#pst-secondary-sidebar-modal")).not_to_be_visible()
    page.locator(".search-button:visible").tap(timeout=3000)
    expect(page.locator("input[type=search]:focus")).to_be_visible()


def test_the_keyboard_stays_where_it_was(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    button = page.locator(".primary-toggle:visible")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for key in ("Enter", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(button).to_be_focused()


def test_escape_closes_the_search_wherever_the_focus_is(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    page.keyboard.press("Control+k")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_what_is_folded_has_the_name_of_its_title(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    names = page.eval_on_selector_all(
        ".toggle-button", "all => all.map(one => [one.ariaLabel, one.parentElement.innerText])"
    )
    assert names
    assert all(name == title.strip() for name, title in names)


def test_a_copy_button_says_what_it_did(visitor: Visitor) -> None:
    page = visitor.open(f"es/{CHAPTER}.html")
    button = page.locator(".copybtn").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("¡Copiado!")
