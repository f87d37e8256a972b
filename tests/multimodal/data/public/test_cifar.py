"""CIFAR-10 in small: archives of the same form, from a server on this machine."""

import pickle

import numpy as np
import pytest

from multimodal.data.public.cifar import CIFAR10, CLASSES, load_cifar10
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


def test_the_address_has_a_checksum():
    assert len(CIFAR10.checksum) == len("md5:") + 32
