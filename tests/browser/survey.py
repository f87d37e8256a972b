"""One look at every page: what it asked for, what it complained of, what it shows."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser
from visits import NARROW, Visitor, page_paths

from multimodal.language import LANGUAGES

LOOK = """
async () => {
  const images = [...document.querySelectorAll("article img")];
  images.forEach((image) => image.loading = "eager");
  await Promise.all(images.map((image) => image.decode().catch(() => null)));
  const formulas = [...document.querySelectorAll("article .math")];
  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("article h1")].length,
    broken: images.filter((image) => !image.naturalWidth).map((image) => image.src),
    silent: images.filter((image) => !image.alt.trim()).map((image) => image.src),
    formulas: formulas.length,
    unset: formulas.filter((one) => !one.querySelector(".katex")).map((f) => f.textContent),
    errors: [...document.querySelectorAll(".katex-error")].map((one) => one.textContent),
    alternates: [...document.querySelectorAll("link[rel=alternate][hreflang]")].map((l) => l.href),
    local: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
  };
}
"""
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@dataclass(frozen=True)
class PageFacts:
    """What one page did and shows."""

    strangers: tuple[str, ...]
    problems: tuple[str, ...]
    overflow: int
    weight: int
    shown: dict[str, Any]


def survey(browser: Browser, address: str, folder: Path) -> dict[str, PageFacts]:
    """Look at the landing page, every page of every language, the reference: path → facts."""
    paths = ["index.html#choose"]
    paths += [path for room in (*LANGUAGES, "api") for path in page_paths(folder, room)]
    return {path: look(browser, address, folder, path) for path in paths}


def look(browser: Browser, address: str, folder: Path, path: str) -> PageFacts:
    """Look at one page, on a desk and where it is narrowest."""
    visitor = Visitor(browser, address)
    page = visitor.open(path)
    weight = weigh(folder, {urlsplit(url).path for url in visitor.requests})
    shown = page.evaluate(LOOK)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    content, window = page.evaluate(WIDTHS)
    visitor.leave()
    strangers, problems = tuple(visitor.strangers()), tuple(visitor.problems)
    return PageFacts(strangers, problems, content - window, weight, shown)


def weigh(folder: Path, loaded: set[str]) -> int:
    """The bytes of what a page loads, figures left out, before a server packs them."""
    files = [folder / unquote(path).lstrip("/") for path in loaded if "/_images/" not in path]
    return sum(file.stat().st_size for file in files if file.is_file())
