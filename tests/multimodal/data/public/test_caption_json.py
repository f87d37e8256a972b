"""JSON of COCO and Karpathy, altered value by value: one sentence with file and key."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from multimodal.data.public.caption_json import read_coco, read_karpathy

COCO = {
    "images": [{"id": 2, "file_name": "b.jpg"}, {"id": 1, "file_name": "a.jpg"}],
    "annotations": [
        {"id": 9, "image_id": 1, "caption": "second \n"},
        {"id": 3, "image_id": 1, "caption": "first"},
        {"id": 4, "image_id": 2, "caption": "third"},
    ],
}
KARPATHY = {
    "images": [
        {"filename": "a.jpg", "split": "val", "sentences": [{"raw": " one "}, {"raw": "two"}]},
        {"filename": "a.jpg", "filepath": "x", "split": "restval", "sentences": [{"raw": "three"}]},
    ]
}


def changed(content: object, keys: list, value: object) -> object:
    content = deepcopy(content)
    place = content
    for key in keys[:-1]:
        place = place[key]
    if value is ...:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    return content


def written(tmp_path, content: object) -> Path:
    path = tmp_path / "captions.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_captions_come_in_the_order_of_the_identifiers(tmp_path):
    found = read_coco(written(tmp_path, COCO))
    assert list(found.items()) == [("a.jpg", ["first", "second"]), ("b.jpg", ["third"])]
    marked = written(tmp_path, b"\xef\xbb\xbf" + json.dumps(COCO).encode())
    assert read_coco(marked) == found


def test_parts_have_their_usual_names(tmp_path):
    captions, parts = read_karpathy(written(tmp_path, KARPATHY))
    assert captions == {"a.jpg": ["one", "two"], "x/a.jpg": ["three"]}
    assert parts == {"validation": ["a.jpg"], "train": ["x/a.jpg"]}


NO_TEXT = [None, 5, 1.5, True, ["x"], {"x": 1}, float("nan")]
NO_NUMBER = [None, "1", 1.0, True, [1], {}]
NO_NAME = ["../a.jpg", "/a.jpg", "C:\\a.jpg", "a\0.jpg", "", ".", "x" * 5000]
NO_CAPTION = ["", " \n", "\u200b", "\ufeff", "\0", "\ud800"]
WRONG = [
    (read_coco, COCO, ["images"], [..., *NO_TEXT, "x"]),
    (read_coco, COCO, ["annotations"], [..., *NO_NUMBER, 5]),
    (read_coco, COCO, ["images", 1], [None, 5, "x", []]),
    (read_coco, COCO, ["images", 1, "id"], [..., *NO_NUMBER, 2]),
    (read_coco, COCO, ["images", 1, "file_name"], [..., *NO_TEXT, *NO_NAME, "b.jpg"]),
    (read_coco, COCO, ["annotations", 2, "id"], [..., *NO_NUMBER, 9]),
    (read_coco, COCO, ["annotations", 2, "image_id"], [..., *NO_NUMBER, 99]),
    (read_coco, COCO, ["annotations", 2, "caption"], [..., *NO_TEXT, *NO_CAPTION]),
    (read_karpathy, KARPATHY, ["images"], [..., *NO_TEXT, "x"]),
    (read_karpathy, KARPATHY, ["images", 1, "filename"], [..., *NO_TEXT, *NO_NAME]),
    (read_karpathy, KARPATHY, ["images", 1, "filepath"], [*NO_TEXT, ".."]),
    (read_karpathy, KARPATHY, ["images", 1, "split"], [..., *NO_TEXT]),
    (read_karpathy, KARPATHY, ["images", 1, "sentences"], [..., *NO_TEXT, "x"]),
    (read_karpathy, KARPATHY, ["images", 1, "sentences", 0, "raw"], [..., *NO_TEXT, *NO_CAPTION]),
    (
        read_karpathy,
        {"images": [KARPATHY["images"][0]] * 2},
        ["images", 1],
        [KARPATHY["images"][0]],
    ),
]


@pytest.mark.parametrize(("read", "content", "keys", "values"), WRONG)
def test_a_wrong_value_is_named_with_file_and_key(tmp_path, read, content, keys, values):
    for value in values:
        path = written(tmp_path, changed(content, keys, value))
        with pytest.raises(ValueError, match=rf"^{path}: images|^{path}: annotations") as caught:
            read(path)
        assert len(str(caught.value)) < len(str(path)) + 200
        assert "".join(f"[{key}]" if isinstance(key, int) else key for key in keys[:2]) in str(
            caught.value
        )


@pytest.mark.parametrize("read", [read_coco, read_karpathy])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (json.dumps(COCO).encode()[:60], r"broken or no JSON: .*line 1, column"),
        (b"", "broken or no JSON"),
        (b"[1, 2]", "the file is a list of 2, expected an object"),
        (b"null", "the file is missing or null"),
        (json.dumps(COCO).encode("utf-16"), "the text is UTF-16"),
        (b'{"images": "\xf1"}', "line 1 is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"images": [], "images": [], "annotations": []}', "'images' stands twice"),
        (b'{"images": ' + b"1" * 5000 + b"}", "broken JSON"),
        (b'{"images": [], "annotations": []}', "it names no images"),
        (b"<!DOCTYPE html>" + b"x" * 9999, "web site"),
    ],
)
def test_a_file_that_is_none_is_named_in_one_short_sentence(tmp_path, read, content, message):
    path = written(tmp_path, content)
    with pytest.raises(ValueError, match=rf"captions\.json: .*{message}") as caught:
        read(path)
    assert len(str(caught.value)) < len(str(path)) + 200
