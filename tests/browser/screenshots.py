"""Pictures of every page for people to look at: language × {light, dark, phone}.

Usage: python tests/browser/screenshots.py [SITE] [FOLDER]
(by default `_build/public/site` and `_build/screenshots`)
"""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from visits import (
    ARGUMENTS,
    DESK,
    MISSING,
    PHONE,
    Visitor,
    find_chromium,
    page_paths,
    serve,
)

from multimodal.language import LANGUAGES

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": DESK, "color_scheme": "light"},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "device_scale_factor": 2},
}


def photograph(browser: Browser, site: Path, folder: Path) -> None:
    """Save `folder/<language>/<slug>.<look>.png` for every page, and the landing page."""
    paths = ["index.html", *(p for language in LANGUAGES for p in page_paths(site, language))]
    with serve(site) as address:
        for path in paths:
            for name, look in LOOKS.items():
                target = folder / Path(path).with_suffix(f".{name}.png")
                target.parent.mkdir(parents=True, exist_ok=True)
                visitor = Visitor(browser, address)
                start = "index.html#choose" if path == "index.html" else path
                visitor.open(start, **look).screenshot(path=target, full_page=True)
                visitor.leave()
                print(target)


def main(site: str = "_build/public/site", folder: str = "_build/screenshots") -> None:
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    if not (Path(site) / "index.html").is_file():
        raise SystemExit(f"there is no site in {site}: build it first (make site)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        photograph(browser, Path(site), Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:3])
