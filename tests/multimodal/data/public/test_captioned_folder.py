"""The layouts in which people keep photographs and captions."""

import json
import os
from functools import partial

import pytest
from PIL import Image

from multimodal.data.public.captioned_folder import load_captioned
from multimodal.data.public.captions import read_captions
from multimodal.data.public.cifar import load_cifar10, load_cifar100
from multimodal.data.public.coco import load_coco
from multimodal.data.public.flickr import load_flickr8k, load_flickr30k

NAMES = [f"{number}.jpg" for number in range(4)]
COMMAS = "image,caption\n" + "".join(f"{name},A dog , wet\n" for name in NAMES)
NUMBERED = "".join(f"{name}#{n}\tView {n}\n" for name in NAMES for n in range(2))
BARS = "image_name| comment_number| comment\n" + "".join(f"{n}| 0| A dog .\n" for n in NAMES)
SPLIT = "file_name,split,text\n0.jpg,train,a\n1.jpg,train,b\n2.jpg,val,c\n3.jpg,test,d\n"
PARTS = {"train": NAMES[:2], "validation": NAMES[2:3], "test": NAMES[3:]}
LISTS = {
    "Flickr_8k.trainImages.txt": "0.jpg\n1.jpg\n",
    "Flickr_8k.devImages.txt": "2.jpg\n",
    "Flickr_8k.testImages.txt": "3.jpg\n",
}
KARPATHY = json.dumps(
    {
        "images": [
            {"filename": name, "split": part, "sentences": [{"raw": "A dog ."}]}
            for name, part in zip(NAMES, ["train", "train", "val", "test"], strict=True)
        ]
    }
)


def coco(names: list[str]) -> str:
    images = [{"id": number, "file_name": name} for number, name in enumerate(names)]
    notes = [{"id": n, "image_id": n, "caption": "A dog"} for n in range(len(names))]
    return json.dumps({"images": images, "annotations": notes})


def laid_out(folder, texts: dict[str, str], pictures: dict[str, list[str]]):
    for place, names in pictures.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        for name in names:
            Image.new("RGB", (8, 8)).save(folder / place / name)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def flickr8k(place: str) -> dict[str, str]:
    return {place + name: text for name, text in {"Flickr8k.token.txt": NUMBERED, **LISTS}.items()}


WHOLE = {"all": NAMES}
COCO_PARTS = {"train": NAMES[:2], "validation": NAMES[2:]}
LAYOUTS = [
    (flickr8k("Flickr8k_text/"), "Flickr8k_Dataset/Flicker8k_Dataset", PARTS),
    (flickr8k("Flickr8k_text/"), "Flickr8k_Dataset/Flickr8k_Dataset", PARTS),
    (flickr8k(""), "Flicker8k_Dataset", PARTS),
    (flickr8k("deep/er/"), "other/place/Images", PARTS),
    ({"Flickr8k.token.txt": NUMBERED}, "Images", WHOLE),
    ({"captions.txt": COMMAS}, "Images", WHOLE),
    ({"flickr8k/captions.txt": COMMAS}, "flickr8k/Images", WHOLE),
    ({"captions.csv": COMMAS}, ".", WHOLE),
    ({"train/metadata.csv": SPLIT}, "train", PARTS),
    ({"results.csv": BARS}, "flickr30k_images", WHOLE),
    ({"a/results.csv": BARS, "a/a/results.csv": BARS}, "a/a", WHOLE),
    ({"results_20130124.token": NUMBERED}, "flickr30k-images", WHOLE),
    ({"dataset_flickr30k.json": KARPATHY, "results.csv": BARS}, "flickr30k-images", PARTS),
    (
        {"dataset_flickr8k.json": KARPATHY.replace(".jpg", ".png"), "captions.txt": COMMAS},
        "x/y",
        WHOLE,
    ),
    ({"flickr30k/dataset.json": KARPATHY}, "flickr30k-images", PARTS),
    ({"dataset.json": KARPATHY, "captions.txt": COMMAS}, "Images", WHOLE),
]


@pytest.mark.parametrize(("texts", "pictures", "parts"), LAYOUTS)
def test_layouts_are_found_where_people_keep_them(tmp_path, texts, pictures, parts):
    folder = laid_out(tmp_path / "data", texts, {pictures: NAMES})
    for place in (folder, tmp_path):
        found = load_captioned(place)
        assert {part: [path.name for path in f.paths] for part, f in found.items()} == parts
        assert {path.parent for f in found.values() for path in f.paths} == {folder / pictures}


@pytest.mark.parametrize("year", [2014, 2017])
@pytest.mark.parametrize("texts", ["", "annotations/", "annotations_trainval/annotations/"])
@pytest.mark.parametrize("pictures", ["", "images/"])
def test_coco_with_both_parts_or_one(tmp_path, year, texts, pictures):
    files = {
        f"{texts}captions_{word}{year}.json": coco(COCO_PARTS[part])
        for part, word in (("train", "train"), ("validation", "val"))
    }
    places = {
        f"{pictures}train{year}": COCO_PARTS["train"],
        f"{pictures}val{year}": COCO_PARTS["validation"],
    }
    found = load_captioned(laid_out(tmp_path / "both", files, places))
    assert {part: [path.name for path in f.paths] for part, f in found.items()} == COCO_PARTS
    places.pop(f"{pictures}train{year}")
    assert list(load_captioned(laid_out(tmp_path / "one", files, places))) == ["validation"]


@pytest.mark.parametrize(
    ("stored", "named"),
    [
        ("Images/a b.jpg", "Images\\a b.jpg"),
        ("ni\xf1o.jpg", "nin\u0303o.jpg"),
        ("nin\u0303o.jpg", "ni\xf1o.jpg"),
        ("pin\u0303a/nin\u0303o.jpg", "pi\xf1a\\ni\xf1o.jpg"),
        ("a\\b.jpg", "a\\b.jpg"),
    ],
)
def test_names_are_found_as_another_system_wrote_them(tmp_path, stored, named):
    place = (tmp_path / stored).parent
    place.mkdir(exist_ok=True)
    Image.new("RGB", (8, 8)).save(tmp_path / stored)
    tables = {
        "captions.csv": f"image,caption\n{named},A dog\n",
        "captions_val2017.json": coco([named]),
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, "utf-8")
        (data,) = load_captioned(tmp_path / name).values()
        assert data.paths == (tmp_path / stored,)
    assert read_captions(tmp_path / "captions.csv", images=tmp_path) == {named: ["A dog"]}


def test_json_of_another_name_is_no_table(tmp_path):
    (tmp_path / "instances_val2017.json").write_text(coco(NAMES))
    with pytest.raises(ValueError, match=r"instances_val2017\.json: line 1: this looks like JSON"):
        load_captioned(tmp_path / "instances_val2017.json")


@pytest.mark.parametrize("folder", ["a\0b", "a" * 5000, "~nobody-is-called-that/data"])
@pytest.mark.parametrize(
    "load",
    [
        load_captioned,
        *(
            partial(load, split="test")
            for load in (load_flickr8k, load_flickr30k, load_cifar10, load_cifar100)
        ),
        partial(load_coco, split="train"),
    ],
)
def test_names_that_no_folder_has_are_one_sentence(load, folder):
    with pytest.raises(ValueError, match=r"no folder for data: \w") as caught:
        load(folder)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


def test_a_caption_file_can_be_named_itself(tmp_path):
    folder = laid_out(tmp_path, {"mine.csv": COMMAS, "captions.txt": "no"}, {"Images": NAMES})
    assert len(load_captioned(folder / "mine.csv")["all"]) == 4


def test_a_folder_that_cannot_be_written_to_will_do(tmp_path):
    folder = laid_out(tmp_path / "data", {"results.csv": BARS}, {"flickr30k_images": NAMES})
    before = sorted(folder.rglob("*"))
    os.chmod(folder, 0o555)
    assert len(load_captioned(folder)["all"]) == 4
    assert sorted(folder.rglob("*")) == before


def test_a_repair_is_announced(tmp_path):
    text = BARS + "3.jpg| 1   A dog runs .\n"
    folder = laid_out(tmp_path, {"results.csv": text}, {"flickr30k_images": NAMES})
    with pytest.warns(UserWarning, match=r"5 rows read, 1 repaired, 0 refused"):
        assert load_captioned(folder)["all"].captions["en"][3] == ["A dog .", "A dog runs ."]


@pytest.mark.parametrize(
    ("texts", "pictures", "message"),
    [
        ({}, {}, r"no captions are in it.*looked for Flickr8k\.token\.txt, .*results\.csv"),
        ({".hidden/captions.txt": COMMAS}, {}, "no captions are in it"),
        ({"data.partial/captions.txt": COMMAS}, {}, "no captions are in it"),
        ({"captions.txt": COMMAS}, {}, r"pictures are missing.*captions\.txt names, .* '0\.jpg'"),
        ({"captions.txt": COMMAS}, {"Images": NAMES[:2]}, "2 pictures are missing, first 2.jpg"),
        ({"a/captions.txt": COMMAS, "b/captions.txt": COMMAS}, {"a": NAMES}, "two files could be"),
    ],
)
def test_what_is_not_there_is_named(tmp_path, texts, pictures, message):
    with pytest.raises(ValueError, match=message):
        load_captioned(laid_out(tmp_path, texts, pictures))
