"""A web server on this machine that hands out small archives, whole, cut short or otherwise odd."""

import hashlib
import io
import re
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from multimodal.data.public.download import Source

Reply = Callable[[BaseHTTPRequestHandler, bytes], None]


class Server:
    """Files by name; ``cut`` names those that stop half-way; ``asked`` counts the requests.

    ``replies`` answers for a file in another way; ``ranges`` lists what was asked of each.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, bytes] = {}
        self.cut: set[str] = set()
        self.replies: dict[str, Reply] = {}
        self.ranges: list[str | None] = []

    @property
    def asked(self) -> int:
        return len(self.ranges)

    def offer_zip(self, path: Path, members: Mapping[str, bytes | str]) -> Source:
        """Write a .zip and serve it."""
        with zipfile.ZipFile(path, "w") as file:
            for name, content in members.items():
                file.writestr(name, content)
        return self.offer(path)

    def offer_tar(self, path: Path, members: Mapping[str, bytes]) -> Source:
        """Write a .tar.gz and serve it."""
        with tarfile.open(path, "w:gz") as file:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                file.addfile(info, io.BytesIO(content))
        return self.offer(path)

    def offer(self, path: Path, *, checksum: str = "") -> Source:
        """Serve a file and describe it, with its true checksum unless another is given."""
        content = path.read_bytes()
        self.files[path.name] = content
        true = f"sha256:{hashlib.sha256(content).hexdigest()}"
        return Source(f"{self.address}/{path.name}", checksum or true, 1)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        name = handler.path.rsplit("/", 1)[-1]
        self.ranges.append(handler.headers["Range"])
        content = self.files.get(name)
        if name in self.replies:
            self.replies[name](handler, content or b"")
        elif content is None:
            handler.send_error(404)
        else:
            send(handler, content, cut=name in self.cut)


def send(handler: BaseHTTPRequestHandler, content: bytes, *, cut: bool = False) -> None:
    """The content, or what a Range asks of it; cut in the middle when told so."""
    asked = re.fullmatch(r"bytes=(\d+)-", handler.headers["Range"] or "")
    start = int(asked[1]) if asked else 0
    if start >= len(content):
        handler.send_error(416)
        return
    handler.send_response(206 if asked else 200)
    if asked:
        span = f"bytes {start}-{len(content) - 1}/{len(content)}"
        handler.send_header("Content-Range", span)
    handler.send_header("Content-Length", str(len(content) - start))
    handler.end_headers()
    handler.wfile.write(content[start : start + (len(content) - start) // 2 if cut else None])


@pytest.fixture
def server() -> Iterator[Server]:
    state: Server

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.answer(self)

        def log_message(self, *args: Any) -> None:
            pass

    class Http(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            """Clients hang up on odd replies; that is no news."""

    http = Http(("127.0.0.1", 0), Handler)
    state = Server(f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield state
    http.shutdown()
    http.server_close()
