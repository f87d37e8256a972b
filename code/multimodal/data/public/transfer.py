"""One file over HTTP, on from where an earlier attempt stopped, with an eye on speed and size."""

import queue
import re
import ssl
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector

import certifi
from tqdm import tqdm

CHUNK = 1 << 16
RANGE = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")


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


def transfer(url: str, part: Path, *, limit: int, patience: Patience = PATIENCE) -> bool:
    """Append to ``part`` what it lacks; where that cannot be had alone, fetch all of it again.

    What came before a failure stays in ``part`` for the next attempt.

    Args:
        url: http or https.
        part: the file.
        limit: bytes that the whole file may have.
        patience: when to give up.

    Returns:
        Whether bytes of an earlier attempt were kept.

    Raises:
        ValueError: the server cannot be reached, refuses, stalls, trickles, breaks off, leads
            astray or sends more than ``limit``.
        OSError: ``part`` cannot be written.
    """
    have = part.stat().st_size if part.exists() else 0
    answer, chunks = _ask_from(url, have, patience)
    start = have if answer.status == 206 else 0
    total = _announced(answer, start)
    if (total or 0) > limit:
        raise ValueError(f"{url}: {total} bytes are announced, at most {limit} were expected")
    came = start
    with part.open("ab" if start else "wb") as file, _bar(url, start, total) as bar:
        for chunk in _in_time(url, chunks, patience):
            wanted = chunk if total is None else chunk[: total - came]
            came += len(wanted)
            if came > limit:
                file.truncate(0)
                raise ValueError(f"{url}: more than the {limit} bytes come that were expected")
            file.write(wanted)
            bar.update(len(wanted))
            if came == total:
                break
    if total is not None and came < total:
        raise ValueError(_broke_off(url, f"{came} of {total} bytes came"))
    return start > 0


def _ask_from(url: str, have: int, patience: Patience) -> tuple[Any, Iterator[bytes]]:
    """The server's answer, from byte ``have`` on if it will, and what it sends."""
    answer, chunks = _ask(url, have, patience)
    if have and (answer.status == 416 or (answer.status == 206 and _first(answer) != have)):
        have = 0
        answer, chunks = _ask(url, have, patience)
    if answer.status != 200 and (answer.status != 206 or _first(answer) != have):
        raise ValueError(f"{url}: the server refused: {answer.status} {_one_line(answer.reason)}")
    return answer, chunks


def _ask(url: str, have: int, patience: Patience) -> tuple[Any, Iterator[bytes]]:
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

    def work() -> None:
        try:
            for item in items:
                box.put((item, False), timeout=10 * patience.silence)
            box.put((None, True))
        except Exception as error:
            box.put((error, True))

    threading.Thread(target=work, daemon=True).start()
    while True:
        try:
            item, last = box.get(timeout=patience.silence)
        except queue.Empty:
            raise ValueError(_broke_off(url, f"no byte for {patience.silence:g} s")) from None
        if isinstance(item, Exception) and last:
            raise ValueError(_broke_off(url, getattr(item, "reason", item))) from item
        if last:
            return
        yield item


def _in_time(url: str, chunks: Iterator[bytes], patience: Patience) -> Iterator[bytes]:
    """The same bytes, as long as they do not trickle."""
    began, count = time.monotonic(), 0
    for chunk in chunks:
        count += len(chunk)
        passed = time.monotonic() - began
        if passed > patience.window:
            if count < patience.slowest * passed:
                raise ValueError(_broke_off(url, f"only {count / passed:.0f} bytes a second came"))
            began, count = time.monotonic(), 0
        yield chunk


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


def _first(answer: Any) -> int:
    """The first byte that an answer to a part holds; -1 where it does not say."""
    found = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    return int(found[1]) if found else -1


def _announced(answer: Any, start: int) -> int | None:
    length = answer.headers.get("Content-Length", "")
    if answer.headers.get("Transfer-Encoding") or not re.fullmatch(r"\d{1,18}", length):
        return None
    return start + int(length)


def _bar(url: str, start: int, total: int | None) -> tqdm:
    return tqdm(
        desc=url.rpartition("/")[2],
        initial=start,
        total=total,
        unit="B",
        unit_scale=True,
        unit_divisor=1024,
    )


def _broke_off(url: str, reason: object) -> str:
    return f"{url}: the download broke off, try again: {_one_line(reason)}"


def _one_line(reason: object) -> str:
    return " ".join(str(reason).split())[:200] or type(reason).__name__
