"""Flickr8k and CIFAR-10 in small: files of the same form, from a server on this machine."""

import io
import pickle
import tarfile
import zipfile

import numpy as np
import pytest
from PIL import Image

from multimodal.data.public import cifar, flickr
from multimodal.data.public.cifar import load_cifar10
from multimodal.data.public.flickr import load_flickr8k
from multimodal.language import DATA_LANGUAGES


def jpeg(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(data, "JPEG")
    return data.getvalue()


def zipped(path, members: dict[str, bytes | str]):
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def tarred(path, members: dict[str, bytes]):
    with tarfile.open(path, "w:gz") as file:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    return path


NAMES = [f"{number}.jpg" for number in range(6)]


@pytest.fixture
def flickr8k(tmp_path, server):
    pictures = {f"Flicker8k_Dataset/{name}": jpeg(40 * i) for i, name in enumerate(NAMES)}
    rows = [f"{name}#{n}\tImage {name} , view {n}" for name in NAMES for n in range(5)]
    texts = {
        "Flickr8k.token.txt": "\n".join([*rows, "odd.jpg.1#0\tA row without a picture"]) + "\n",
        "Flickr_8k.trainImages.txt": "0.jpg\n1.jpg\n2.jpg\n",
        "Flickr_8k.devImages.txt": "3.jpg\n",
        "Flickr_8k.testImages.txt": "4.jpg\n5.jpg\n",
    }
    return (
        server.offer(zipped(tmp_path / "Flickr8k_Dataset.zip", pictures)),
        server.offer(zipped(tmp_path / "Flickr8k_text.zip", texts)),
    )


def test_flickr8k_in_its_own_split(tmp_path, flickr8k):
    load = {
        split: load_flickr8k(tmp_path / "data", split=split, download=True, sources=flickr8k)
        for split in flickr.SPLITS
    }
    assert [[p.name for p in part.paths] for part in load.values()] == [
        NAMES[:3],
        NAMES[3:4],
        NAMES[4:],
    ]
    assert load["test"].captions["en"][0] == [f"Image 4.jpg , view {n}" for n in range(5)]
    pairs = load["train"].pairs(16)
    assert pairs.images.shape == (3, 3, 16, 16)
    assert [round(float(image.float().mean())) for image in pairs.images] == [0, 40, 80]


def test_a_list_that_names_an_unknown_picture_is_refused(tmp_path, flickr8k):
    load_flickr8k(tmp_path / "data", split="test", download=True, sources=flickr8k)
    list_of_names = tmp_path / "data" / "Flickr8k_text" / "Flickr_8k.testImages.txt"
    list_of_names.write_text("4.jpg\nodd.jpg.1\n")
    with pytest.raises(ValueError, match=r"1 pictures are missing, first odd\.jpg\.1"):
        load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)
    list_of_names.write_text("99.jpg\n")
    with pytest.raises(ValueError, match=r"have no caption, first 99\.jpg"):
        load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)
    list_of_names.unlink()
    with pytest.raises(ValueError, match="does not hold this file"):
        load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)


def batch(labels: list[int]) -> bytes:
    pixels = np.repeat(np.array(labels, dtype=np.uint8)[:, None] * 20, 3072, axis=1)
    return pickle.dumps({"data": pixels, "labels": labels, "batch_label": "small"}, protocol=2)


@pytest.fixture
def small_cifar(tmp_path, server):
    def make(**changes: bytes):
        members = {f"data_batch_{n}": batch([n, 0]) for n in range(1, 6)}
        members |= {"test_batch": batch([9, 8, 7])} | changes
        inside = {f"cifar-10-batches-py/{name}": content for name, content in members.items()}
        return server.offer(tarred(tmp_path / "cifar-10-python.tar.gz", inside))

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
    assert set(cifar.CLASSES) == set(DATA_LANGUAGES)
    assert {len(set(names)) for names in cifar.CLASSES.values()} == {10}


@pytest.mark.parametrize("load", [load_flickr8k, load_cifar10])
def test_an_unknown_split_and_absent_data_are_explained(load, tmp_path):
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load(tmp_path, split="dev")
    with pytest.raises(ValueError, match=r"pass download=True to fetch .* MB\) from http"):
        load(tmp_path, split="train")


def test_every_address_has_a_checksum():
    sources = [flickr.FLICKR8K_PICTURES, flickr.FLICKR8K_TEXTS, cifar.CIFAR10]
    assert all(len(source.checksum) == len("md5:") + 32 for source in sources)
