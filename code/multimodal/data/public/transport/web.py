"""Asking a web server for a file, with an eye on how long it takes and where it leads."""

import queue
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector

import certifi

from multimodal.data.public.sentences import one_line

CHUNK = 1 << 16


@dataclass(frozen=True)
class Patience:
    """How long a server may keep its reader waiting.

    Attributes:
        silence: seconds without a byte, from the first question on.
        slowest: bytes a second, measured over ``window``.
        window: seconds.
    """

    silence: float = 30.0
    slowest: float = 1000.0
    window: float = 30.0


PATIENCE = Patience()


def ask(url: str, have: int, patience: Patience) -> tuple[Any, Iterator[bytes]]:
    """What the server answers when asked for ``url`` from byte ``have`` on, and what it sends.

    Raises:
        ValueError: it cannot be reached, breaks off or keeps silent; while the bytes are read, too.
    """
    items = _watched(url, _read(_opener(), url, have, patience), patience)
    return next(items), items


def _read(opener: OpenerDirector, url: str, have: int, patience: Patience) -> Iterator[Any]:
    """First the answer, then the bytes as they come; compressed for the way by no one."""
    headers = {"User-Agent": "multimodal-course", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    request = urllib.request.Request(url, headers=headers)
    try:
        answer = opener.open(request, timeout=2 * patience.silence)
    except HTTPError as error:
        answer = error
    with closing(answer):
        yield answer
        if answer.status in (200, 206):
            yield from iter(lambda: answer.read1(CHUNK), b"")


def _watched(url: str, items: Iterator[Any], patience: Patience) -> Iterator[Any]:
    """The same items, from a thread: it may hang in whatever part of the protocol, we do not."""
    box: queue.Queue[tuple[Any, bool]] = queue.Queue(maxsize=16)
    unwanted = threading.Event()

    def work() -> None:
        error: Exception | None = None
        try:
            for item in items:
                box.put((item, False))
                if unwanted.is_set():
                    return
        except Exception as caught:
            error = caught
        box.put((error, True))

    threading.Thread(target=work, daemon=True).start()
    try:
        while not (item := box.get(timeout=patience.silence))[1]:
            yield item[0]
        if item[0] is not None:
            raise ValueError(broke_off(url, getattr(item[0], "reason", item[0]))) from item[0]
    except queue.Empty:
        raise ValueError(broke_off(url, f"no byte for {patience.silence:g} s")) from None
    finally:
        unwanted.set()
        while not box.empty():
            box.get()


class Redirects(urllib.request.HTTPRedirectHandler):
    """Redirections within http and https, never from https to less; their pages are not read."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        fp.close()
        if req.type == "https" and not newurl.startswith("https:"):
            raise URLError(f"it leads from https to {newurl[:200]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """One that knows http and https only: no files, no ftp."""
    opener = OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_trusted()),
        urllib.request.HTTPDefaultErrorHandler(),
        Redirects(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of this machine, and those of browsers for machines that have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def broke_off(url: str, reason: object) -> str:
    """The sentence for a download that may be tried again."""
    return f"{url}: the download broke off, try again: {one_line(reason)}"
