"""Visits to the site: a server on this machine, pages opened, what they asked for."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
"""Where WCAG 2.2 asks that nothing scrolls sideways (1.4.10)."""
DESK = {"width": 1280, "height": 900}
OWN_PAGES = ("genindex.html", "search.html", "webpack-macros.html", "sbt-webpack-macros.html")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "no Chromium found: install one (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM"
)
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The browser that ``CHROMIUM`` names, else the first that is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def page_paths(folder: Path, language: str) -> list[str]:
    """The pages of a language, as paths on the site; those that Sphinx adds are left out."""
    found = sorted((folder / language).rglob("*.html"))
    return [
        path.relative_to(folder).as_posix()
        for path in found
        if path.name not in OWN_PAGES and "_static" not in path.parts
    ]


@dataclass
class Visitor:
    """Opens pages, each in a browser profile of its own, and keeps what they did."""

    browser: Browser
    address: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    profiles: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str, *, viewport: dict[str, int] = DESK, **profile: Any) -> Page:
        """Open a page and wait until nothing more is loaded."""
        context = self.browser.new_context(viewport=viewport, **profile)  # type: ignore[arg-type]
        self.profiles.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(f"{path}: {error}"))
        page.on("console", lambda said: self._listen(path, said.type, said.text))
        page.on("response", lambda answer: self._judge(path, answer.status, answer.url))
        page.goto(f"{self.address}/{path}", wait_until="networkidle")
        return page

    def strangers(self) -> list[str]:
        """Requests that left the site."""
        inside = (f"{self.address}/", "data:", "blob:")
        return [url for url in self.requests if not url.startswith(inside)]

    def leave(self) -> None:
        """Close what was opened."""
        for context in self.profiles:
            context.close()
        self.profiles.clear()

    def _listen(self, path: str, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.problems.append(f"{path}: {text}")

    def _judge(self, path: str, status: int, url: str) -> None:
        if status >= 400:
            self.problems.append(f"{path}: {status} for {url}")
