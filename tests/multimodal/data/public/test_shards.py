"""Shards are written and read, continued where they were left, and refused when they are unsafe."""

import io
import tarfile
from itertools import islice

import pytest

from multimodal.data.public.shards import ShardReader, read_shards, write_shards

SAMPLES = [(f"{n:03d}", {"jpg": bytes([n]), "es.txt": f"gato {n}".encode()}) for n in range(7)]


def handmade(path, members: list[tuple[str, bytes]], kind: bytes = tarfile.REGTYPE):
    with tarfile.open(path, "w") as shard:
        for name, content in members:
            header = tarfile.TarInfo(name)
            header.size, header.type = len(content), kind
            shard.addfile(header, io.BytesIO(content))
    return path


def test_what_was_written_comes_back_in_its_order(tmp_path) -> None:
    paths = write_shards(tmp_path, SAMPLES, per_shard=3)
    assert [path.name for path in paths] == [f"shard-{n:06d}.tar" for n in range(3)]
    found = list(read_shards(paths))
    assert [(sample.key, sample.files) for sample in found] == SAMPLES
    assert [sample.next for sample in found[:4]] == [(0, 1), (0, 2), (0, 3), (1, 1)]


def test_any_tar_reader_can_read_them_and_the_bytes_are_the_same_each_time(tmp_path) -> None:
    one = write_shards(tmp_path / "a", SAMPLES, per_shard=9)[0]
    two = write_shards(tmp_path / "b", SAMPLES, per_shard=9)[0]
    assert one.read_bytes() == two.read_bytes()
    with tarfile.open(one) as shard:
        assert shard.getnames()[:2] == ["000.es.txt", "000.jpg"]


@pytest.mark.parametrize("stop", range(8))
def test_reading_goes_on_where_it_was_left(tmp_path, stop: int) -> None:
    paths = write_shards(tmp_path, SAMPLES, per_shard=3)
    twice = [key for key, _ in SAMPLES * 2]
    first = ShardReader(paths)
    seen = [sample.key for sample in islice(first, stop)]
    second = ShardReader(paths)
    second.load_state_dict(first.state_dict())
    seen += [sample.key for sample in islice(second, 14 - stop)]
    assert seen == twice


def test_the_state_of_other_shards_is_refused(tmp_path) -> None:
    state = ShardReader(write_shards(tmp_path / "a", SAMPLES, per_shard=3)).state_dict()
    other = ShardReader(write_shards(tmp_path / "b", SAMPLES, per_shard=5))
    with pytest.raises(ValueError, match="the state is of"):
        other.load_state_dict(state)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([("../evil.jpg", b"x")], "leaves the folder"),
        ([("/etc/passwd.txt", b"x")], "leaves the folder"),
        ([("noending", b"x")], "has no ending, expected such as 0007.jpg"),
        ([("1.jpg", b"x"), ("1.jpg", b"y")], "'1.jpg' stands twice"),
    ],
)
def test_bad_members_are_named(tmp_path, members, message: str) -> None:
    path = handmade(tmp_path / "bad.tar", members)
    with pytest.raises(ValueError, match=rf"bad\.tar: .*{message}"):
        list(read_shards([path]))


def test_links_and_cut_archives_are_refused(tmp_path) -> None:
    link = handmade(tmp_path / "link.tar", [("1.jpg", b"")], tarfile.SYMTYPE)
    with pytest.raises(ValueError, match=r"link\.tar: unsafe member"):
        list(read_shards([link]))
    whole = write_shards(tmp_path, SAMPLES, per_shard=9)[0]
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole.read_bytes()[:3000])
    with pytest.raises(ValueError, match=r"cut\.tar: the archive is broken"):
        list(read_shards([cut]))


def test_folders_in_a_shard_are_part_of_the_key(tmp_path) -> None:
    path = handmade(
        tmp_path / "a.tar", [("./x/1.JPG", b"p"), ("./x/1.txt", b"t"), ("y/1.txt", b"")]
    )
    assert [(s.key, list(s.files)) for s in read_shards([path])] == [
        ("./x/1", ["JPG", "txt"]),
        ("y/1", ["txt"]),
    ]


@pytest.mark.parametrize("key", ["", "a.b", "a/b", "..", "a\\b"])
def test_keys_that_cannot_be_read_back_are_refused(tmp_path, key: str) -> None:
    with pytest.raises(ValueError, match="a name without dots and slashes"):
        write_shards(tmp_path, [(key, {"txt": b"x"})], per_shard=1)


def test_no_shards_and_no_samples_are_refused(tmp_path) -> None:
    with pytest.raises(ValueError, match="at least one shard"):
        ShardReader([])
    empty = handmade(tmp_path / "empty.tar", [])
    with pytest.raises(ValueError, match=r"hold no samples|neither a zip nor a tar"):
        next(iter(ShardReader([empty])))
