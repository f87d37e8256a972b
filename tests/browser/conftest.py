"""A headless Chromium in front of the built public site."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from survey import PageFacts, survey
from visits import ARGUMENTS, MISSING, Visitor, find_chromium, serve


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find_chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    return path


@pytest.fixture(scope="session")
def site_folder(chromium: str, real_course) -> Path:
    return real_course.edition("public") / "site"


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    with serve(site_folder) as url:
        yield url


@pytest.fixture(scope="module")
def browser(chromium: str, address: str) -> Iterator[Browser]:
    """Opened after the build and closed with the module: its event loop bears no other one."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    someone = Visitor(browser, address)
    yield someone
    someone.leave()


@pytest.fixture(scope="module")
def facts(browser: Browser, address: str, site_folder: Path) -> dict[str, PageFacts]:
    """Every page of the site, looked at once."""
    return survey(browser, address, site_folder)
