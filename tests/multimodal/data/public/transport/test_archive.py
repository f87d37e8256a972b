import bz2
import gzip
import io
import lzma
import os
import random
import stat
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from multimodal.data.public.transport import archive as archive_module
from multimodal.data.public.transport.archive import holds_files, unpack

PLAIN = {"a.txt": b"one", "inner/b.bin": os.urandom(3000)}


def zipped(members, method=zipfile.ZIP_DEFLATED, **entry) -> bytes:
    """A .zip of (name, content), whose entries have the attributes ``entry``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            for key, value in entry.items():
                setattr(info, key, value)
            file.writestr(info, content)
    return data.getvalue()


def tarred(members, **header) -> bytes:
    """A .tar of (name, content), whose headers have the attributes ``header``."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as file:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            for key, value in header.items():
                setattr(info, key, value)
            file.addfile(info, io.BytesIO(content))
    return data.getvalue()


def headed(name, **header) -> bytes:
    """The header of a .tar alone."""
    info = tarfile.TarInfo(name)
    for key, value in header.items():
        setattr(info, key, value)
    return info.tobuf(tarfile.GNU_FORMAT)


def patched(data: bytes, place: int, new: bytes) -> bytes:
    place %= len(data)
    return data[:place] + new + data[place + len(new) :]


def central(data: bytes, offset: int, new: bytes) -> bytes:
    """A .zip with ``new`` in the first entry of its directory and in the file's own header."""
    place = data.index(b"PK\1\2")
    return patched(patched(data, place + offset, new), offset - 2, new)


def header_of(data: bytes, number: int, new: bytes) -> bytes:
    """A .tar of files of one block each, with ``new`` in a header and no right checksum."""
    return patched(data, 1024 * number, new)


ONE = [("a.txt", b"one")]
TWO = [("a.txt", b"one"), ("b.txt", b"two")]
NOISE = [("a.bin", os.urandom(9000)), ("b.bin", os.urandom(9000))]
TAR = tarred(TWO)
GOOD = {
    "zip": zipped(PLAIN.items()),
    "zip, stored": zipped(PLAIN.items(), zipfile.ZIP_STORED),
    "zip, lzma": zipped(PLAIN.items(), zipfile.ZIP_LZMA),
    "tar": tarred(PLAIN.items()),
    "tar.gz": gzip.compress(tarred(PLAIN.items())),
    "tar.bz2": bz2.compress(tarred(PLAIN.items())),
    "tar.xz": lzma.compress(tarred(PLAIN.items())),
    "tar, world writable, setuid": tarred(PLAIN.items(), mode=0o6777),
    "tar, mode 000": tarred(PLAIN.items(), mode=0),
    "tar with dots": tarred([(f"./{name}", content) for name, content in PLAIN.items()]),
    "zip, setuid": zipped(PLAIN.items(), external_attr=(stat.S_IFREG | 0o4777) << 16),
}


@pytest.mark.parametrize("kind", GOOD)
def test_files_come_out_as_they_went_in(tmp_path, kind):
    (tmp_path / "x").write_bytes(GOOD[kind])
    unpack(tmp_path / "x", tmp_path / "deep" / "target")
    found = {
        str(path.relative_to(tmp_path / "deep" / "target")): path.read_bytes()
        for path in (tmp_path / "deep").rglob("*.*")
        if path.is_file()
    }
    assert found == PLAIN
    assert not os.stat(tmp_path / "deep" / "target" / "a.txt").st_mode & 0o7022
    assert os.listdir(tmp_path / "deep") == ["target"]


OUTSIDE = ("../evil", "a/../../evil", "/evil", "//s/evil", "C:/evil", "..\\evil", "a\\evil")
LINKS = (tarfile.SYMTYPE, tarfile.LNKTYPE)
SPECIAL = (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
ZIP_KINDS = {"link": stat.S_IFLNK, "device": stat.S_IFCHR, "fifo": stat.S_IFIFO}
UNSAFE = {
    **{f"tar {name}": tarred([*ONE, (name, b"2")]) for name in OUTSIDE},
    **{f"zip {name}": zipped([*ONE, (name, b"2")]) for name in OUTSIDE},
    **{
        f"tar type {kind!r} to {goal}": tarred([("evil", b"")], type=kind, linkname=goal)
        for kind in (*LINKS, *SPECIAL)
        for goal in ("/etc/passwd", "a.txt", "../x", "evil")
    },
    **{f"zip {k}": zipped([("evil", b"x")], external_attr=v << 16) for k, v in ZIP_KINDS.items()},
    "zip NUL": zipped([("aXevil", b"1")]).replace(b"aXevil", b"a\0evil"),
    "tar NUL": tarred([("a", b"1")], pax_headers={"path": "a\0evil"}, name="b"),
    "zip encrypted": central(zipped(ONE), 8, b"\1"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_only_files_and_folders_inside_are_taken(tmp_path, case):
    """A target of a link may not even be one inside: no archive of the course holds links."""
    (tmp_path / "x").write_bytes(UNSAFE[case])
    with pytest.raises(ValueError, match=r"/x: unsafe member: "):
        unpack(tmp_path / "x", tmp_path / "deep" / "target")
    assert os.listdir(tmp_path / "deep") == []
    assert sorted(os.listdir(tmp_path)) == ["deep", "x"]


BROKEN = {
    "empty": b"",
    "zip of nothing": zipped([]),
    "tar of nothing": tarred([]),
    "page": b"<html>sign in first</html>",
    "zip cut": GOOD["zip"][:-30],
    "zip, unknown compression": central(zipped(ONE), 10, b"\x63"),
    "zip, newer version": central(zipped(ONE), 6, b"\x64"),
    "zip, damaged stream": patched(zipped(NOISE), 3000, bytes(500)),
    "zip, damaged lzma": patched(zipped(NOISE, zipfile.ZIP_LZMA), 60, b"\xff" * 99),
    "zip, damaged bz2": patched(zipped(NOISE, zipfile.ZIP_BZIP2), 60, b"\xff" * 99),
    "zip, wrong CRC": zipped(ONE, zipfile.ZIP_STORED).replace(b"one", b"two"),
    "zip, twice": zipped([*ONE, ("b.txt", b"two")]).replace(b"b.txt", b"a.txt"),
    "zip, file and folder": zipped([*ONE, ("a.txt/b", b"two")]),
    "zip, folder and file": zipped([("a/b", b"two"), ("a", b"two")]),
    "zip, long name": zipped([("a" * 5000, b"1")]),
    "tar, twice": tarred([*ONE, ("./a.txt", b"two")]),
    "tar, file and folder": tarred([*ONE, ("a.txt/b", b"two")]),
    "tar, damaged header": header_of(TAR, 1, b"B"),
    "tar, cut in content": tarred(NOISE)[:12000],
    "tar, cut after a member": TAR[:1024],
    "tar, cut in a header": TAR[:1300],
    "tar, negative size": headed("a", size=-512) + bytes(1024),
    "tar.gz, cut": gzip.compress(tarred(NOISE))[:-9],
    "tar.gz, closed after a member": gzip.compress(TAR[:1024]),
    "tar.gz, damaged": patched(gzip.compress(tarred(NOISE)), 9000, b"\xff" * 99),
    "tar.gz, damaged, stored": patched(gzip.compress(tarred(NOISE), 0), 2000, b"\xff" * 9),
    "tar.gz, wrong CRC": patched(gzip.compress(TAR), -8, b"CRC!"),
    "tar.gz, something behind": gzip.compress(TAR) + b"more",
    "tar.xz, damaged": patched(lzma.compress(tarred(NOISE)), 9000, b"\xff" * 99),
    "tar.bz2, damaged": patched(bz2.compress(tarred(NOISE)), 9000, b"\xff" * 99),
    "gz of no tar": gzip.compress(b"image,caption\n" * 99),
    "header of headers": gzip.compress(tarred([("a", bytes(2**20 + 1))], type=tarfile.XHDTYPE)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_archive_is_one_sentence_and_leaves_nothing(tmp_path, case):
    (tmp_path / "x").write_bytes(BROKEN[case])
    told = r"(/x: |target: cannot unpack there: File name too long)"
    with pytest.raises(ValueError, match=told) as caught:
        unpack(tmp_path / "x", tmp_path / "deep" / "target")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert os.listdir(tmp_path / "deep") == []


@pytest.mark.parametrize("kind", GOOD)
def test_a_damaged_archive_is_unpacked_or_one_sentence(tmp_path, kind):
    chance = random.Random(kind)
    for number in range(40):
        what = bytearray(GOOD[kind])
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(chance.choice([len(what), 600]))
            what[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        (tmp_path / "x").write_bytes(what)
        told = ""
        try:
            unpack(tmp_path / "x", tmp_path / f"{number}")
        except ValueError as error:
            told = str(error)
        assert told.isprintable()
        assert bool(told) != (tmp_path / f"{number}").exists()
    assert not [name for name in os.listdir(tmp_path) if name != "x" and not name.isdigit()]


def sparse(size: int) -> bytes:
    """A .tar of one block that claims ``size`` bytes, nearly all of them holes (old GNU format)."""
    head = bytearray(headed("holes", type=tarfile.GNUTYPE_SPARSE))
    head[386:410] = b"%011o\0%011o\0" % (size, 0)
    head[483:495] = b"%011o\0" % size
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + bytes(1024)


HUGE = bytes(70 * 2**20)
BOMBS = {
    "zip": lambda: zipped([("a", HUGE)]),
    "zip of many": lambda: zipped([(f"{n}", HUGE[: 2**20]) for n in range(70)]),
    "tar.gz": lambda: gzip.compress(tarred([("a", HUGE)])),
    "tar.gz behind its end": lambda: gzip.compress(TAR + HUGE),
    "sparse": lambda: sparse(10 * 2**30),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path, kind):
    (tmp_path / "x").write_bytes(BOMBS[kind]())
    with pytest.raises(ValueError, match=r"/x: .*(more than)"):
        unpack(tmp_path / "x", tmp_path / "deep" / "target")
    assert os.listdir(tmp_path / "deep") == []


def test_so_many_files_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MEMBERS", 2)
    (tmp_path / "x").write_bytes(zipped(TWO))
    unpack(tmp_path / "x", tmp_path / "two")
    (tmp_path / "x").write_bytes(zipped([*TWO, ("c", b"3")]))
    with pytest.raises(ValueError, match="more than 2 files"):
        unpack(tmp_path / "x", tmp_path / "three")


def test_a_missing_archive_is_named(tmp_path):
    with pytest.raises(ValueError, match="gone: there is no such archive"):
        unpack(tmp_path / "gone", tmp_path / "target")


def test_what_a_killed_run_left_is_replaced(tmp_path):
    left = tmp_path / "target.partial"
    left.mkdir()
    (left / "half.txt").write_text("half")
    (tmp_path / "x").write_bytes(zipped(ONE))
    unpack(tmp_path / "x", tmp_path / "target")
    assert os.listdir(tmp_path / "target") == ["a.txt"]
    assert not left.exists()


def test_an_empty_folder_is_filled_and_a_full_one_left(tmp_path):
    (tmp_path / "x").write_bytes(zipped(ONE))
    (tmp_path / "target").mkdir()
    assert not holds_files(tmp_path / "target")
    unpack(tmp_path / "x", tmp_path / "target")
    (tmp_path / "x").write_bytes(zipped([("other", b"2")]))
    unpack(tmp_path / "x", tmp_path / "target")
    assert os.listdir(tmp_path / "target") == ["a.txt"]


def test_a_link_to_an_empty_folder_is_followed(tmp_path):
    (tmp_path / "x").write_bytes(zipped(ONE))
    (tmp_path / "large disk").mkdir()
    (tmp_path / "target").symlink_to(tmp_path / "large disk")
    unpack(tmp_path / "x", tmp_path / "target")
    assert os.listdir(tmp_path / "large disk") == ["a.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(zipped(TWO))
    whole = Path.open

    def no_room(path, mode):
        return whole(Path("/dev/full"), "wb") if mode == "xb" else whole(path, mode)

    monkeypatch.setattr(Path, "open", no_room)
    with pytest.raises(ValueError, match="target: cannot unpack there: No space left on device"):
        unpack(tmp_path / "x", tmp_path / "deep" / "target")
    assert os.listdir(tmp_path / "deep") == []


SCRIPT = """
import sys
from pathlib import Path
from multimodal.data.public.transport.archive import unpack
"""


def test_of_several_processes_each_gets_a_whole_folder(tmp_path):
    (tmp_path / "x").write_bytes(zipped([(f"{n}", b"1") for n in range(1500)]))
    command = (
        f"{SCRIPT}unpack(Path('x'), Path('target')); print(len(list(Path('target').iterdir())))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", command], cwd=tmp_path, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [run.communicate()[0].decode().split()[-1] for run in runs]
    assert said == ["1500"] * 3
    assert sorted(os.listdir(tmp_path)) == ["target", "x"]
