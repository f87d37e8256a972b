"""Encodings, disguises, names and captions that are none."""

import pytest

from multimodal.data.public.captions import read_captions


def written(tmp_path, text: str):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    return path


CONTROLS = ["\0", "\x01", "\x1b[2J", "\x7f", "\x9b"]


@pytest.mark.parametrize(
    "form", ["{}.jpg,A dog\n", "image,caption\n{},A dog\n", "{}.jpg#0\tA dog\n"]
)
@pytest.mark.parametrize(
    "name",
    ["../a", "b/../../a", "/etc/a", "C:\\a", "C:a", "..\\a", "\\\\host\\a", "a" * 300]
    + [f"a{sign}b" for sign in CONTROLS],
)
def test_names_that_leave_the_folder_or_are_none_are_refused(tmp_path, form, name):
    with pytest.raises(ValueError, match=r"line [12]: the name .*(leaves|control|longer)"):
        read_captions(written(tmp_path, form.format(name)))


@pytest.mark.parametrize(
    "caption",
    ["\u200b", "\ufeff", "\u200d\u2060", "\xa0", "\u3000", "\xad", "\u3164", '""', '" "']
    + [f"A {sign} dog" for sign in CONTROLS],
)
def test_captions_without_a_letter_or_with_control_characters_are_refused(tmp_path, caption):
    with pytest.raises(ValueError, match=r"line 1: the caption of a.jpg (is empty|holds control)"):
        read_captions(written(tmp_path, f"a.jpg,{caption}\n"))


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
CASES = [
    *((encoding, "a.jpg,A dog\nb.jpg,A cat\n", "UTF-[13]") for encoding in WIDE),
    ("utf-16-le", "一只狗一只狗,a.jpg\n", "UTF-16"),
    ("cp1252", "a.jpg,un niño pequeño\n", "WINDOWS-1252"),
    ("gb18030", "a.jpg,一只狗\n", "GB18030"),
]


@pytest.mark.parametrize(("encoding", "text", "name"), CASES)
def test_other_encodings_are_named(tmp_path, encoding, text, name):
    path = tmp_path / "captions.txt"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(ValueError, match=rf"captions\.txt: .*UTF-8: convert it.* -f {name}"):
        read_captions(path)


@pytest.mark.parametrize(
    ("start", "message"),
    [
        (b"PK\x03\x04", "zip archive or an Excel"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PAR1\0\0", "Parquet"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        (b"\n<!DOCTYPE html>", "web site"),
    ],
)
def test_files_that_are_something_else_are_named(tmp_path, start, message):
    path = tmp_path / "captions.txt"
    path.write_bytes(start + b"a.jpg,A dog\n")
    with pytest.raises(ValueError, match=rf"captions\.txt: this is .*{message}"):
        read_captions(path)
