"""Flickr8k in small: archives of the same form, from a server on this machine."""

import io
import json

import pytest
from PIL import Image

from multimodal.data.public import flickr
from multimodal.data.public.flickr import load_flickr8k, load_flickr30k


def jpeg(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(data, "JPEG")
    return data.getvalue()


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
        server.offer_zip(tmp_path / "Flickr8k_Dataset.zip", pictures),
        server.offer_zip(tmp_path / "Flickr8k_text.zip", texts),
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
    list_of_names.write_text("my dog.jpg\n")
    with pytest.raises(ValueError, match=r"have no caption, first my dog\.jpg"):
        load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)
    for name in ("../4.jpg", "4\0.jpg"):
        list_of_names.write_text(name)
        with pytest.raises(ValueError, match=r"testImages\.txt: the name .* (leaves|holds)"):
            load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)
    list_of_names.unlink()
    with pytest.raises(ValueError, match=r"testImages\.txt: there is no such list of pictures"):
        load_flickr8k(tmp_path / "data", split="test", sources=flickr8k)


@pytest.mark.parametrize("texts", ["Flickr8k_text", ".", "archive/texts"])
@pytest.mark.parametrize("pictures", ["Flickr8k_Dataset/Flickr8k_Dataset", "Images", "a/b/c"])
def test_flickr8k_is_found_where_it_lies_and_nothing_is_asked_for(
    tmp_path, flickr8k, server, texts, pictures
):
    for place in (texts, pictures):
        (tmp_path / "data" / place).mkdir(parents=True, exist_ok=True)
    rows = [f"{name}#{n}\tView {n}" for name in NAMES for n in range(5)]
    (tmp_path / "data" / texts / "Flickr8k.token.txt").write_text("\n".join(rows))
    (tmp_path / "data" / texts / "Flickr_8k.testImages.txt").write_text("4.jpg\n5.jpg\n")
    for name in NAMES:
        (tmp_path / "data" / pictures / name).write_bytes(jpeg(0))
    before = sorted((tmp_path / "data").rglob("*"))
    found = load_flickr8k(tmp_path / "data", split="test", download=True, sources=flickr8k)
    assert [path.name for path in found.paths] == ["4.jpg", "5.jpg"]
    assert sorted((tmp_path / "data").rglob("*")) == before
    assert server.asked == 0


def test_flickr30k_in_the_usual_split(tmp_path):
    entries = [
        {"filename": name, "split": split, "sentences": [{"raw": f" View of {name} "}]}
        for name, split in zip(NAMES[:3], ("train", "val", "train"), strict=True)
    ]
    (tmp_path / "splits").mkdir()
    (tmp_path / "splits/dataset_flickr30k.json").write_text(json.dumps({"images": entries}))
    with pytest.raises(ValueError, match=r"pictures are missing: .*dataset_flickr30k\.json names"):
        load_flickr30k(tmp_path, split="train")
    (tmp_path / "flickr30k-images").mkdir()
    for name in NAMES:
        (tmp_path / "flickr30k-images" / name).write_bytes(jpeg(0))
    found = load_flickr30k(tmp_path, split="train")
    assert [path.name for path in found.paths] == ["0.jpg", "2.jpg"]
    assert found.captions == {"en": [["View of 0.jpg"], ["View of 2.jpg"]]}
    with pytest.raises(ValueError, match="no image is in test, only in train, validation"):
        load_flickr30k(tmp_path, split="test")
    with pytest.raises(ValueError, match=r"dataset_flickr30k\.json is not in it or below it"):
        load_flickr30k(tmp_path / "flickr30k-images", split="train")


def test_an_unknown_split_and_absent_data_are_explained(tmp_path):
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load_flickr8k(tmp_path, split="dev")
    with pytest.raises(ValueError, match=r"pass download=True to fetch .* MB\) from http"):
        load_flickr8k(tmp_path, split="train")


def test_every_address_has_a_checksum():
    for source in (flickr.FLICKR8K_PICTURES, flickr.FLICKR8K_TEXTS):
        assert len(source.checksum) == len("md5:") + 32
