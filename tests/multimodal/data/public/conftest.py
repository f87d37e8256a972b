"""A web server on this machine that hands out small archives, whole or cut short."""

import io
import tarfile
import threading
import zipfile
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from multimodal.data.public.download import Source


class Server:
    """Files by name; ``cut`` names those that stop half-way; ``asked`` counts the requests."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, bytes] = {}
        self.cut: set[str] = set()
        self.asked = 0

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
        import hashlib

        content = path.read_bytes()
        self.files[path.name] = content
        true = f"sha256:{hashlib.sha256(content).hexdigest()}"
        return Source(f"{self.address}/{path.name}", checksum or true, 1)


@pytest.fixture
def server() -> Iterator[Server]:
    state: Server

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked += 1
            name = self.path.rsplit("/", 1)[-1]
            if name not in state.files:
                self.send_error(404)
                return
            content = state.files[name]
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if name in state.cut else content)

        def log_message(self, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Server(f"http://127.0.0.1:{http.server_port}")
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield state
    http.shutdown()
    http.server_close()
