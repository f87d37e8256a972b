import io
import os
import tarfile
import zipfile

import pytest

from multimodal.data.public.download import Source, provide, unpack


def zipped(tmp_path, members: dict[str, bytes], name: str = "small.zip"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as file:
        for member, content in members.items():
            file.writestr(member, content)
    return path


def tarred(tmp_path, members: dict[str, bytes], name: str = "small.tar.gz", kind=tarfile.REGTYPE):
    path = tmp_path / name
    with tarfile.open(path, "w:gz") as file:
        for member, content in members.items():
            info = tarfile.TarInfo(member)
            info.size, info.type, info.linkname = len(content), kind, "/etc/passwd"
            file.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_is_fetched_once_and_unpacked(tmp_path, server, pack):
    source = server.offer(pack(tmp_path, {"inner/a.txt": b"one", "b.txt": b"two"}))
    place = tmp_path / "data" / "deep"
    target = provide(source, place, download=True)
    assert (target / "inner" / "a.txt").read_bytes() == b"one"
    assert provide(source, place, download=True) == target
    assert server.asked == 1
    assert os.listdir(place) == ["small"]


def test_nothing_is_fetched_without_leave(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1"}))
    with pytest.raises(ValueError, match=r"pass download=True to fetch small\.zip \(1 MB\)"):
        provide(source, tmp_path / "data", download=False)
    assert server.asked == 0


def test_an_archive_that_the_reader_put_there_is_used(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1"}))
    assert (provide(source, tmp_path, download=False) / "a").is_file()
    assert server.asked == 0


def test_a_wrong_checksum_is_named_and_leaves_nothing(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1"}), checksum="md5:" + "0" * 32)
    with pytest.raises(ValueError, match=r"small\.zip: the file is not the expected one"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == []


def test_a_download_that_is_cut_short_leaves_nothing_and_can_be_repeated(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1" * 5000}))
    server.cut.add("small.zip")
    with pytest.raises(ValueError, match=r"(broke off|cut short)"):
        provide(source, tmp_path / "data", download=True)
    assert os.listdir(tmp_path / "data") == []
    server.cut.clear()
    assert (provide(source, tmp_path / "data", download=True) / "a").is_file()


def test_a_missing_file_and_a_missing_server_are_named(tmp_path, server):
    gone = Source(f"{server.address}/gone.zip", "md5:" + "0" * 32, 1)
    with pytest.raises(ValueError, match=r"gone\.zip: the server refused: 404"):
        provide(gone, tmp_path, download=True)
    nobody = Source("http://127.0.0.1:9/x.zip", "md5:" + "0" * 32, 1)
    with pytest.raises(ValueError, match="the download broke off, try again"):
        provide(nobody, tmp_path, download=True)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1"}))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ValueError, match="cannot write there"):
        provide(source, tmp_path / "file" / "data", download=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path, server):
    source = server.offer(zipped(tmp_path, {"a": b"1"}))
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(ValueError, match="cannot write there"):
        provide(source, folder, download=True)


def test_a_read_only_place_is_named_even_to_root(server, tmp_path):
    source = server.offer(zipped(tmp_path, {"a": b"1"}))
    with pytest.raises(ValueError, match="/proc/course: cannot write there"):
        provide(source, "/proc/course", download=True)


OUTSIDE = ("../evil.txt", "a/../../evil.txt")


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        *((tarred, name) for name in OUTSIDE),
        *((zipped, name) for name in (*OUTSIDE, "/evil.txt", "..\\evil.txt", "C:/evil.txt")),
    ],
)
def test_no_member_reaches_outside(tmp_path, pack, name):
    archive = pack(tmp_path, {"fine.txt": b"1", name: b"2"})
    with pytest.raises(ValueError, match="unsafe member"):
        unpack(archive, tmp_path / "deep" / "target")
    assert not list(tmp_path.rglob("evil.txt"))
    assert not (tmp_path / "deep" / "target").exists()


def test_a_link_to_the_outside_is_refused(tmp_path):
    archive = tarred(tmp_path, {"link": b""}, kind=tarfile.SYMTYPE)
    with pytest.raises(ValueError, match="unsafe member"):
        unpack(archive, tmp_path / "target")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_broken_archive_leaves_no_target(tmp_path, pack):
    whole = pack(tmp_path, {"a": os.urandom(4000), "b": os.urandom(4000)})
    content = bytearray(whole.read_bytes())
    if pack is zipped:
        content[2000:2500] = bytes(500)
    whole.write_bytes(content if pack is zipped else content[:6000])
    with pytest.raises(ValueError, match=rf"{whole.name}: .*broken"):
        unpack(whole, tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_something_else_than_an_archive_is_named(tmp_path):
    path = tmp_path / "page.zip"
    path.write_text("<html>sign in first</html>")
    with pytest.raises(ValueError, match="neither a zip nor a tar"):
        unpack(path, tmp_path / "target")


def test_what_a_killed_run_left_is_replaced(tmp_path):
    left = tmp_path / "target.partial"
    left.mkdir()
    (left / "half.txt").write_text("half")
    unpack(zipped(tmp_path, {"a": b"1"}), tmp_path / "target")
    assert os.listdir(tmp_path / "target") == ["a"]
    assert not left.exists()
