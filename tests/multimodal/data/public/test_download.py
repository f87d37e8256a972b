import hashlib
import importlib
import inspect
import io
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial

import pytest

from multimodal.data import public
from multimodal.data.public.download import Source, provide
from multimodal.data.public.transport.turns import one_at_a_time
from multimodal.data.public.transport.web import Patience

CONTENT = os.urandom(300_000)


def zipped(content: bytes = CONTENT) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("inner/a.txt", content)
    return data.getvalue()


ARCHIVE = zipped()
DIGEST = hashlib.sha256(ARCHIVE).hexdigest()
NOWHERE = Source("http://127.0.0.1:9/x.zip", f"sha256:{DIGEST}", 1)
PART = f"x.zip.{DIGEST[-8:]}.part"


@pytest.fixture
def source(server):
    """``x.zip`` on the server, and what is known of it."""
    server.files["x.zip"] = ARCHIVE
    return Source(f"{server.address}/x.zip", NOWHERE.checksum, 1)


def is_whole(target) -> bool:
    return (target / "inner" / "a.txt").read_bytes() == CONTENT


def test_an_archive_is_fetched_once_and_unpacked(tmp_path, server, source):
    place = tmp_path / "data" / "deep"
    assert is_whole(provide(source, str(place), download=True))
    assert provide(source, place, download=True) == place / "x"
    assert server.asked == 1
    assert os.listdir(place) == ["x"]


def test_nothing_is_fetched_without_leave(tmp_path, server, source):
    with pytest.raises(ValueError, match=r"pass download=True to fetch x\.zip \(1 MB\)"):
        provide(source, tmp_path / "data", download=False)
    assert server.asked == 0
    assert os.listdir(tmp_path) == []


def put(folder, content=ARCHIVE, name="x.zip"):
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_bytes(content)


def linked(folder, goal, name="x.zip"):
    folder.mkdir()
    (folder / name).symlink_to(goal)


WRONG = "its checksum is sha256:.*, expected sha256:"
STATES = {
    "no folder": (lambda folder: None, "pass download=True"),
    "empty folder": (lambda folder: folder.mkdir(), "pass download=True"),
    "wrong archive": (lambda folder: put(folder, b"other"), WRONG),
    "half archive": (lambda folder: put(folder, ARCHIVE[:9000]), WRONG),
    "empty archive": (lambda folder: put(folder, b""), WRONG),
    "archive is a folder": (lambda folder: (folder / "x.zip").mkdir(parents=True), "no archive"),
    "archive is a link to nothing": (lambda folder: linked(folder, "gone"), "no archive"),
    "archive is a device": (lambda folder: linked(folder, "/dev/zero"), "no archive"),
    "half download": (lambda folder: put(folder, ARCHIVE[:9000], PART), "pass download=True"),
    "empty target": (lambda folder: (folder / "x").mkdir(parents=True), "pass download=True"),
    "target is a file": (lambda folder: put(folder, b"mine", "x"), "/x: this is a file"),
    "target is a link to nothing": (lambda folder: linked(folder, "gone", "x"), "link to nothing"),
    "folder is a file": (
        lambda folder: folder.write_text("mine"),
        "/data: this is a file or a link",
    ),
    "folder is a link to nothing": (
        lambda folder: folder.symlink_to("gone"),
        "/data: this is a file or a link",
    ),
    "own archive": (put, ""),
    "own archive, linked": (
        lambda folder: (put(folder.parent / "o"), linked(folder, folder.parent / "o" / "x.zip")),
        "",
    ),
    "own archive, empty target": (
        lambda folder: (put(folder), (folder / "x").mkdir()),
        "",
    ),
    "own archive, read-only": (lambda folder: (put(folder), (folder / "x.zip").chmod(0o400)), ""),
    "whole download": (lambda folder: put(folder, name=PART), ""),
    "own folder": (lambda folder: put(folder / "x" / "inner", CONTENT, "a.txt"), ""),
}


@pytest.fixture
def offline(monkeypatch):
    """Whoever opens a connection, fails."""

    def refuse(*_, **__):
        raise AssertionError("somebody went online")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def seen(folder) -> dict:
    """Whatever lies below, links not followed."""
    return {
        path: (path.lstat().st_mtime_ns, path.is_file() and path.stat().st_size)
        for path in [folder, *folder.rglob("*")]
        if not path.is_dir()
    }


def kept(folder, before: dict) -> bool:
    """Whether all that was there is as it was; a download of our own may be gone."""
    now = seen(folder)
    return all(now.get(path) == what for path, what in before.items() if path.name != PART)


@pytest.mark.parametrize("state", STATES)
def test_without_leave_nothing_goes_online_and_nothing_of_the_reader_changes(
    tmp_path, offline, state
):
    arrange, words = STATES[state]
    folder = tmp_path / "data"
    arrange(folder)
    before = seen(tmp_path)
    if words:
        with pytest.raises(ValueError, match=words):
            provide(NOWHERE, folder, download=False)
        assert seen(tmp_path) == before
    else:
        assert is_whole(provide(NOWHERE, folder, download=False))
        assert kept(tmp_path, before)
    assert not list(tmp_path.rglob("*.lock"))


@pytest.mark.parametrize("state", [state for state in STATES if state != "own folder"])
def test_with_leave_the_reader_gets_the_data_or_a_sentence_and_keeps_his_files(
    tmp_path, server, source, state
):
    arrange, words = STATES[state]
    folder = tmp_path / "data"
    arrange(folder)
    before = seen(tmp_path)
    try:
        whole = is_whole(provide(source, folder, download=True))
    except ValueError as error:
        whole = words and str(tmp_path) in str(error) and server.asked == 0
    assert whole
    assert kept(tmp_path, before)


def loaders():
    """Every public function that takes ``download``, but for those that are told the source."""
    for module in pkgutil.iter_modules(public.__path__):
        found = importlib.import_module(f"{public.__name__}.{module.name}")
        for name, function in vars(found).items():
            own = inspect.isfunction(function) and function.__module__ == found.__name__
            takes = inspect.signature(function).parameters if own else {}
            if not name.startswith("_") and "download" in takes and "source" not in list(takes)[:1]:
                yield function


def sources(module):
    found = [value for value in vars(module).values() if isinstance(value, Source)]
    return found or [NOWHERE]


@pytest.mark.parametrize("content", [None, b"", b"other", ARCHIVE])
@pytest.mark.parametrize("load", list(loaders()), ids=lambda function: function.__name__)
def test_no_loader_goes_online_without_leave(tmp_path, offline, load, content):
    for source in sources(inspect.getmodule(load)):
        if content is not None:
            put(tmp_path, content, source.name)
    before = seen(tmp_path)
    with pytest.raises(ValueError, match=str(tmp_path)):
        load(tmp_path, split="train", download=False)
    assert seen(tmp_path) == before


def test_a_wrong_checksum_is_named_and_leaves_nothing(tmp_path, server, source):
    server.files["x.zip"] = ARCHIVE[:-1] + b"?"
    with pytest.raises(ValueError, match=r"x\.zip: the file is not the expected one.*expected sha"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == []


def test_a_page_in_place_of_the_archive_is_named(tmp_path, server, source):
    server.files["x.zip"] = b"\n<!DOCTYPE html><title>Sign in</title>"
    with pytest.raises(ValueError, match=r"x\.zip: the file is a web page"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == []


def test_an_endless_file_leaves_nothing(tmp_path, server, source):
    def reply(handler, content):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(content)

    server.replies["x.zip"] = reply
    with pytest.raises(ValueError, match="bytes come that were expected"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == []


def test_a_download_that_is_cut_short_goes_on_where_it_stopped(tmp_path, server, source):
    server.cut.add("x.zip")
    with pytest.raises(ValueError, match=r"broke off"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == [PART]
    server.cut.clear()
    assert is_whole(provide(source, tmp_path / "data", download=True))
    assert server.ranges == [None, f"bytes={len(ARCHIVE) // 2}-"]
    assert os.listdir(tmp_path / "data") == ["x"]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, partial(os.symlink, "nowhere")])
def test_a_part_that_is_no_file_stays_and_is_named(tmp_path, server, source, make):
    make(tmp_path / PART)
    with pytest.raises(ValueError, match=r"\.part: this is no file but a folder, a pipe or a link"):
        provide(source, tmp_path, download=True)
    assert (os.listdir(tmp_path), server.asked) == ([PART], 0)


def test_another_file_at_the_server_meanwhile_is_fetched_anew_once(tmp_path, server, source):
    put(tmp_path, b"begin of an older one", PART)
    assert is_whole(provide(source, tmp_path, download=True))
    assert server.ranges == ["bytes=21-", None]
    put(tmp_path, b"begin of an older one", PART)
    (tmp_path / "x").rename(tmp_path / "y")
    server.files["x.zip"] = bytes(len(ARCHIVE))
    with pytest.raises(ValueError, match="not the expected one"):
        provide(source, tmp_path, download=True)
    assert server.ranges[2:] == ["bytes=21-", None]
    assert os.listdir(tmp_path) == ["y"]


def test_a_killed_download_leaves_a_part_that_the_next_run_completes(tmp_path, server, source):
    def slow(handler, content):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:200_000])
        time.sleep(9)

    server.replies["x.zip"] = slow
    run = subprocess.Popen([sys.executable, "-c", FETCH, source.url, source.checksum], cwd=tmp_path)
    until = time.monotonic() + 60
    while not (tmp_path / PART).exists() or (tmp_path / PART).stat().st_size < 100_000:
        assert time.monotonic() < until
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    server.replies.clear()
    had = (tmp_path / PART).stat().st_size
    assert is_whole(provide(source, tmp_path, download=True))
    assert server.ranges == [None, f"bytes={had}-"]
    assert os.listdir(tmp_path) == ["x"]


FETCH = """
import sys
from multimodal.data.public.download import Source, provide
print(provide(Source(*sys.argv[1:], 1), ".", download=True))
"""


def test_of_several_processes_one_downloads_and_all_get_the_data(tmp_path, server, source):
    command = [sys.executable, "-c", FETCH, source.url, source.checksum]
    runs = [subprocess.Popen(command, cwd=tmp_path) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert server.asked == 1
    assert is_whole(tmp_path / "x")
    assert os.listdir(tmp_path) == ["x"]


def test_who_waits_is_told(tmp_path, capsys):
    def hold():
        with one_at_a_time(tmp_path / "x"):
            held.set()
            time.sleep(0.3)

    held = threading.Event()
    threading.Thread(target=hold).start()
    held.wait()
    with one_at_a_time(tmp_path / "x"):
        assert "x: another process is at work on it; waiting" in capsys.readouterr().out
    assert os.listdir(tmp_path) == []


def test_a_missing_server_is_named(tmp_path, server):
    gone = Source(f"{server.address}/gone.zip", NOWHERE.checksum, 1)
    with pytest.raises(ValueError, match=r"gone\.zip: the server refused: 404"):
        provide(gone, tmp_path, download=True)
    with pytest.raises(ValueError, match="the download broke off, try again"):
        provide(NOWHERE, tmp_path, download=True)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("url", "checksum", "words"),
    [
        ("http://h/..%2fx.zip", "md5:0", "does not end in the name of a file"),
        ("http://h/", "md5:0", "does not end in the name of a file"),
        ("http://h/?f=/x.zip", "md5:0", "does not end in the name of a file"),
        ("http://h/x.zip?a/b", "crc32:0", "expected md5:… or sha256:…"),
    ],
)
def test_a_source_that_makes_no_sense_is_named(tmp_path, offline, url, checksum, words):
    put(tmp_path)
    with pytest.raises(ValueError, match=words):
        provide(Source(url, checksum, 1), tmp_path, download=True)


def test_how_long_to_wait_can_be_said(tmp_path, server, source):
    server.replies["x.zip"] = lambda *_: time.sleep(0.6)
    with pytest.raises(ValueError, match=r"no byte for 0\.2 s"):
        provide(source, tmp_path, download=True, patience=Patience(silence=0.2))


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, server, source):
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file" / "data", "/proc/course", tmp_path / ("a" * 5000)):
        with pytest.raises(ValueError, match="cannot write there"):
            provide(source, folder, download=True)
    assert server.asked == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path, server, source):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(ValueError, match="cannot write there"):
        provide(source, folder, download=True)
