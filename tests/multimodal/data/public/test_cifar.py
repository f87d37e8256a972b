"""CIFAR-10 in small: archives of the same form, from a server on this machine."""

import pickle

import numpy as np
import pytest

from multimodal.data.public.cifar import (
    CIFAR10,
    CIFAR100,
    CLASSES,
    load_cifar10,
    load_cifar100,
)
from multimodal.language import DATA_LANGUAGES


def batch(labels: list[int]) -> bytes:
    pixels = np.repeat(np.array(labels, dtype=np.uint8)[:, None] * 20, 3072, axis=1)
    return pickle.dumps({"data": pixels, "labels": labels, "batch_label": "small"}, protocol=2)


@pytest.fixture
def small_cifar(tmp_path, server):
    def make(**changes: bytes):
        members = {f"data_batch_{n}": batch([n, 0]) for n in range(1, 6)}
        members |= {"test_batch": batch([9, 8, 7])} | changes
        inside = {f"cifar-10-batches-py/{name}": content for name, content in members.items()}
        return server.offer_tar(tmp_path / "cifar-10-python.tar.gz", inside)

    return make


def test_cifar10_in_its_own_split(tmp_path, small_cifar):
    source = small_cifar()
    train = load_cifar10(tmp_path / "data", split="train", download=True, source=source)
    test = load_cifar10(tmp_path / "data", split="test", source=source)
    assert train.images.shape == (10, 3, 32, 32)
    assert train.labels.tolist() == [1, 0, 2, 0, 3, 0, 4, 0, 5, 0]
    assert test.images[:, 0, 0, 0].tolist() == [180, 160, 140]


class Evil:
    def __reduce__(self):
        return print, ("this must never run",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pickle.dumps(Evil()), "it asks for builtins.print"),
        (batch([1])[:50], "no batch of CIFAR-10"),
        (pickle.dumps({"data": np.zeros((2, 5)), "labels": [1, 2]}), r"shape \(2, 5\)"),
        (pickle.dumps({"labels": []}), "no batch of CIFAR-10"),
    ],
)
def test_a_batch_that_is_none_is_refused_and_runs_nothing(
    tmp_path, small_cifar, content, message, capsys
):
    source = small_cifar(test_batch=content)
    with pytest.raises(ValueError, match=rf"test_batch: .*{message}"):
        load_cifar10(tmp_path / "data", split="test", download=True, source=source)
    assert "never" not in capsys.readouterr().out


def test_classes_have_names_in_every_language():
    assert set(CLASSES) == set(DATA_LANGUAGES)
    assert {len(set(names)) for names in CLASSES.values()} == {10}


def test_an_unknown_split_and_absent_data_are_explained(tmp_path):
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load_cifar10(tmp_path, split="dev")
    with pytest.raises(ValueError, match=r"pass download=True to fetch .* MB\) from http"):
        load_cifar10(tmp_path, split="train")


@pytest.mark.parametrize("source", [CIFAR10, CIFAR100])
def test_the_address_has_a_checksum(source):
    assert len(source.checksum) == len("md5:") + 32


def hundred(labels: list[int]) -> bytes:
    pixels = np.zeros((len(labels), 3072), np.uint8)
    content = {"data": pixels, "fine_labels": labels, "coarse_labels": [0] * len(labels)}
    return pickle.dumps(content, protocol=2)


@pytest.mark.parametrize("below", ["", "deep", "deep/er"])
@pytest.mark.parametrize(
    ("load", "place", "files", "labels"),
    [
        (load_cifar10, "cifar-10-batches-py", {"test_batch": batch([9, 0])}, [9, 0]),
        (load_cifar10, "my pictures", {"test_batch": batch([9, 0])}, [9, 0]),
        (load_cifar100, "cifar-100-python", {"test": hundred([99, 0])}, [99, 0]),
        (load_cifar100, "my pictures", {"test": hundred([99, 0]), "meta": b""}, [99, 0]),
    ],
)
def test_the_files_are_found_where_they_lie(tmp_path, below, load, place, files, labels):
    folder = tmp_path / below / place
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for start in (tmp_path, folder):
        assert load(start, split="test").labels.tolist() == labels


def test_an_archive_is_taken_wherever_it_lies(tmp_path, small_cifar, server):
    source = small_cifar()
    (tmp_path / "data" / "archives").mkdir(parents=True)
    archive = tmp_path / "data" / "archives" / "cifar-10-python.tar.gz"
    (tmp_path / archive.name).rename(archive)
    for start in (archive, tmp_path / "data"):
        assert len(load_cifar10(start, split="test", source=source).labels) == 3
    assert server.asked == 0


PIXELS = np.zeros((2, 3072), np.uint8)
DOUBLING: list = [0]
for _ in range(60):
    DOUBLING = [DOUBLING, DOUBLING]


class Asks:
    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self):
        return self.call


REBUILD = np.zeros(1).__reduce__()[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        *(({"data": PIXELS, "labels": labels}, r"labels\[\d\] is .*from 0 to 9") for labels in (
            [0, 10], [-1, 0], [300, 0], [0.0, 1.0], ["a", "b"], [True, False], [None, 0],
            [10**6000, 0], [DOUBLING, 0], np.array([0.0, 1.0]), np.array([0, 10]),
        )),
        *(({"data": PIXELS, "labels": labels}, "labels is a") for labels in (
            "ab", 5, None, {0: 1, 1: 2}, np.array(3), np.zeros((2, 1), int),
        )),
        *(({"data": data, "labels": [0, 1]}, "data is a") for data in (
            PIXELS.tolist(), b"x", None, PIXELS.astype(float), PIXELS.astype("u2"),
            PIXELS.astype("i1"), PIXELS.astype("?"),
        )),
        *(({"data": data, "labels": [0, 1]}, "data has the shape") for data in (
            PIXELS[:1], PIXELS.reshape(2, 32, 32, 3), PIXELS.reshape(-1),
        )),
        ({"data": PIXELS, "fine_labels": [0, 1]}, "labels is missing, it holds data, fine_labels"),
        ({b"data": PIXELS, b"labels": [0, 1]}, "data is missing"),
        ([PIXELS], "it holds a list"),
        (None, "it holds a NoneType"),
        ({"data": Asks(REBUILD, (np.ndarray, (10**13,), b"b")), "labels": []}, "without its bytes"),
        (Asks(np.ndarray, ((10**13,),)), "without its bytes"),
        (Asks(np.dtype, ("V1000000000", False, True)), "an array of type V1000000000"),
        *(({"data": data, "labels": [0, 1]}, "an array of type") for data in (
            np.array([None, None]), np.array(["ab"]), np.zeros(2, "M8[s]"), np.zeros(2, "V9"),
            np.zeros(2, [("a", "u1")]),
        )),
        (Asks(np.frombuffer, (b"",)), "it asks for numpy"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("protocol", [2, 5])
def test_values_are_checked_one_by_one(tmp_path, content, message, protocol):
    (tmp_path / "test_batch").write_bytes(pickle.dumps(content, protocol=protocol))
    with pytest.raises(
        ValueError, match=rf"test_batch: no batch of CIFAR-10: .*{message}"
    ) as found:
        load_cifar10(tmp_path, split="test")
    assert len(str(found.value)) < len(str(tmp_path)) + 250


@pytest.mark.parametrize("labels", [[3, 4], (3, 4), np.array([3, 4]), [np.int64(3), np.uint8(4)]])
@pytest.mark.parametrize("protocol", [2, 5])
def test_batches_that_somebody_saved_again_are_read(tmp_path, labels, protocol):
    content = pickle.dumps({"data": PIXELS, "labels": labels}, protocol=protocol)
    (tmp_path / "test_batch").write_bytes(content)
    assert load_cifar10(tmp_path, split="test").labels.tolist() == [3, 4]


@pytest.mark.parametrize(
    "content", [b"", b"some text", b"(" * 100_000, batch([1])[:-9], b"\x80\xff"]
)
def test_what_is_no_pickle_is_refused(tmp_path, content):
    (tmp_path / "test_batch").write_bytes(content)
    with pytest.raises(ValueError, match=r"test_batch: no batch of CIFAR-10: \w"):
        load_cifar10(tmp_path, split="test")
