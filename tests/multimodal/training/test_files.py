"""Files are there whole or not at all."""

import os

import pytest

from multimodal.training.files import alone, require_writable, write_atomically


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"the old content")
    return path


def test_the_new_content_replaces_the_old(old):
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_failure_at_any_point_leaves_the_old_file_and_no_litter(old, monkeypatch, call):
    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match=r"cannot write file into .*No space left.*make room"):
        write_atomically(old, b"a new content that is longer")
    assert old.read_bytes() == b"the old content"
    assert list(old.parent.iterdir()) == [old]


def test_the_content_is_on_disk_before_it_takes_the_name(old, monkeypatch):
    order = []
    for call in ("fsync", "replace"):
        real = getattr(os, call)
        monkeypatch.setattr(os, call, lambda *a, c=call, r=real: (order.append(c), r(*a))[1])
    write_atomically(old, b"new")
    assert order == ["fsync", "replace"]


def test_folders_are_made(tmp_path):
    path = tmp_path / "a" / "b" / "file"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_a_killed_process_left_is_removed_by_the_next(old):
    left = old.with_name(f".{old.name}.abc.part")
    other = old.with_name(".other.abc.part")
    for path in (left, other):
        path.touch()
    with alone(old):
        assert not left.exists()
        assert other.exists()
        with pytest.raises(ValueError, match="another training is writing file now"), alone(old):
            pass
    with alone(old):
        pass
    assert sorted(old.parent.iterdir()) == sorted([old, other])


def test_a_link_is_followed(old):
    link = old.with_name("link")
    link.symlink_to(old)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_looking_leaves_no_trace(old):
    require_writable(old)
    assert old.read_bytes() == b"the old content"
    assert list(old.parent.iterdir()) == [old]
