"""Shards and JSON lines are found in a folder like any other layout."""

import io
import json

import pytest
from PIL import Image

from multimodal.data.public.captioned_folder import load_captioned
from multimodal.data.public.sharded_pairs import find_shards
from multimodal.data.public.shards import write_shards


def picture(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (grey, grey, grey)).save(file, "PNG")
    return file.getvalue()


def samples(count: int = 4, **more: bytes):
    return [
        (f"{n:04d}", {"png": picture(20 * n), "txt": f"a {n}\nb {n}\n".encode(), **more})
        for n in range(count)
    ]


def test_shards_become_pictures_with_captions(tmp_path) -> None:
    write_shards(tmp_path / "deep", samples(), per_shard=3)
    for place in (tmp_path, tmp_path / "deep"):
        found = load_captioned(place)
        assert list(found) == ["all"]
        assert found["all"].captions["en"][3] == ["a 3", "b 3"]
        opened = found["all"].pairs(8)
        assert opened.images[:, 0, 0, 0].tolist() == [0, 20, 40, 60]
    one = load_captioned(tmp_path / "deep" / "shard-000001.tar")
    assert [path.name for path in one["all"].paths] == ["0003.png"]


def test_parts_are_told_by_the_names_of_shards(tmp_path) -> None:
    for name in ("train-000.tar", "val-000.tar", "other.tar"):
        write_shards(tmp_path / "x", samples(1), per_shard=1)[0].rename(tmp_path / name)
    (tmp_path / "x").rmdir()
    assert sorted(load_captioned(tmp_path)) == ["all", "train", "validation"]


def test_captions_in_json_are_read(tmp_path) -> None:
    files = {"jpg": picture(5), "json": json.dumps({"caption": "a cat", "width": 8}).encode()}
    write_shards(tmp_path, [("1", files)], per_shard=1)
    assert load_captioned(tmp_path)["all"].captions == {"en": [["a cat"]]}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"png": b"x"}, "sample '7' has no caption, expected 7.txt or .json"),
        ({"txt": b"a"}, "sample '7' has 0 pictures, expected one"),
        ({"txt": b"a", "png": b"x", "jpg": b"x"}, "has 2 pictures"),
        ({"txt": b" \n", "png": b"x"}, "its caption is empty"),
        ({"txt": b"\xff", "png": b"x"}, "no text in UTF-8"),
        ({"json": b'{"width": 3}', "png": b"x"}, "expected an object with a key such as"),
    ],
)
def test_bad_samples_are_named(tmp_path, files, message: str) -> None:
    write_shards(tmp_path, [("7", files)], per_shard=1)
    with pytest.raises(ValueError, match=f"shard-000000.tar: .*{message}"):
        load_captioned(tmp_path)


def test_caption_files_go_before_shards(tmp_path) -> None:
    write_shards(tmp_path / "old", samples(1), per_shard=1)
    (tmp_path / "captions.jsonl").write_text('{"file_name": "1.png", "text": "a"}')
    (tmp_path / "1.png").write_bytes(picture(3))
    assert load_captioned(tmp_path)["all"].captions == {"en": [["a"]]}
    assert [path.name for path in find_shards(tmp_path)] == ["shard-000000.tar"]


def test_a_file_of_json_lines_can_be_named_itself(tmp_path) -> None:
    (tmp_path / "mine.jsonl").write_text('{"image": "1.png", "caption": "a"}')
    (tmp_path / "1.png").write_bytes(picture(3))
    assert load_captioned(tmp_path / "mine.jsonl")["all"].captions == {"en": [["a"]]}
