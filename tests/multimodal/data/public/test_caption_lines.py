"""JSON lines as people write them, and the first line that is wrong."""

import pytest

from multimodal.data.public.caption_lines import read_json_lines


def read(tmp_path, *lines: str):
    path = tmp_path / "metadata.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_json_lines(path)


@pytest.mark.parametrize(
    "line",
    [
        '{"file_name": "1.jpg", "text": " a cat "}',
        '{"image": "1.jpg", "captions": ["a cat"]}',
        '{"filename": "1.jpg", "caption": "a cat", "width": 3}',
        '{"图片": "1.jpg", "描述": "a cat"}',
    ],
)
def test_keys_are_told_by_their_words(tmp_path, line: str) -> None:
    found = read(tmp_path, line)
    assert found.captions == {"1.jpg": ["a cat"]}
    assert found.parts == {"all": ["1.jpg"]}


def test_lines_of_one_picture_are_joined_and_parts_kept(tmp_path) -> None:
    found = read(
        tmp_path,
        '{"file_name": "1.jpg", "text": "a", "split": "val"}',
        "",
        '{"file_name": "2.jpg", "text": "b", "split": "train"}',
        '{"file_name": "1.jpg", "text": ["c", "d"], "split": "validation"}',
    )
    assert found.captions == {"1.jpg": ["a", "c", "d"], "2.jpg": ["b"]}
    assert found.parts == {"validation": ["1.jpg"], "train": ["2.jpg"]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"file_name": "2.jpg"}', "line 2 is a dict of 1, expected one key for the caption"),
        ('{"text": "a"}', "line 2 is a dict of 1, expected one key for the image"),
        ('{"file_name": "2.jpg", "text": "a", "caption": "b"}', "it has text, caption"),
        ('{"file_name": "2.jpg", "text": "  "}', "line 2.text is .* but it is empty"),
        ('{"file_name": "../2.jpg", "text": "a"}', "leaves the folder"),
        ('{"file_name": 2, "text": "a"}', "line 2.file_name is 2, expected text"),
        ('{"file_name": "2.jpg", "text": "a"', "line 2 is broken or no JSON"),
        ("[1]", "line 2 is a list of 1, expected an object with keys"),
        ('{"file_name": "1.jpg", "text": "a", "split": "test"}', "1.jpg in all as before"),
    ],
)
def test_the_first_bad_line_is_named(tmp_path, line: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"metadata.jsonl: .*{message}"):
        read(tmp_path, '{"file_name": "1.jpg", "text": "a"}', line)


def test_an_empty_file_is_refused(tmp_path) -> None:
    with pytest.raises(ValueError, match="holds no captions"):
        read(tmp_path, "")
