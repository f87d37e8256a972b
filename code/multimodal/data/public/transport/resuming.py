"""One file over HTTP, on from where an earlier attempt stopped, watched for its speed and size."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqdm import tqdm

from multimodal.data.public.sentences import one_line
from multimodal.data.public.transport.web import PATIENCE, Patience, ask, broke_off

RANGE = re.compile(r"bytes (\d{1,18})-\d+/(\d{1,18}|\*)")


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
        raise ValueError(broke_off(url, f"{came} of {total} bytes came"))
    return start > 0


def _ask_from(url: str, have: int, patience: Patience) -> tuple[Any, Iterator[bytes]]:
    """The server's answer, from byte ``have`` on if it will, and what it sends."""
    answer, chunks = ask(url, have, patience)
    if have and (answer.status == 416 or (answer.status == 206 and _first(answer) != have)):
        have = 0
        answer, chunks = ask(url, have, patience)
    if answer.status != 200 and (answer.status != 206 or _first(answer) != have):
        raise ValueError(f"{url}: the server refused: {answer.status} {one_line(answer.reason)}")
    return answer, chunks


def _in_time(url: str, chunks: Iterator[bytes], patience: Patience) -> Iterator[bytes]:
    """The same bytes, as long as they do not trickle."""
    began, count = time.monotonic(), 0
    for chunk in chunks:
        count += len(chunk)
        passed = time.monotonic() - began
        if passed > patience.window:
            if count < patience.slowest * passed:
                raise ValueError(broke_off(url, f"only {count / passed:.0f} bytes a second came"))
            began, count = time.monotonic(), 0
        yield chunk


def _first(answer: Any) -> int:
    """The first byte that an answer to a part holds; -1 where it does not say."""
    found = _span(answer)
    return int(found[1]) if found else -1


def _span(answer: Any) -> re.Match[str] | None:
    return RANGE.fullmatch(answer.headers.get("Content-Range", ""))


def _announced(answer: Any, start: int) -> int | None:
    """The bytes of the whole file: an answer to a part may hold less than all that is left."""
    found = _span(answer) if answer.status == 206 else None
    if found and found[2] != "*":
        return max(start, int(found[2]))
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
