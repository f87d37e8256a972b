"""Caption files of every kind that people have: read whole, or refused with line and reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from multimodal.data.public.captions import read_captions


def written(tmp_path, text: str, name: str = "captions.txt"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def pictures(tmp_path, *names: str):
    folder = tmp_path / "Images"
    folder.mkdir()
    for name in names:
        Image.new("RGB", (8, 8)).save(folder / name)
    return folder


def test_a_header_row_is_no_image(tmp_path):
    path = written(tmp_path, "image,caption\na.jpg,A dog .\na.jpg,A brown dog\nb.jpg,A cat\n")
    assert read_captions(path) == {"a.jpg": ["A dog .", "A brown dog"], "b.jpg": ["A cat"]}


@pytest.mark.parametrize("start", ["\ufeff", "\ufeffimage,caption\r\n", "Image, Caption\n"])
def test_marks_and_spelling_of_the_first_line_do_not_matter(tmp_path, start):
    assert read_captions(written(tmp_path, start + "a.jpg,A dog\r\n")) == {"a.jpg": ["A dog"]}


@pytest.mark.parametrize(
    ("field", "caption"),
    [
        ("A man , a dog , a boat", "A man , a dog , a boat"),
        ('"A man, a dog"', "A man, a dog"),
        ('"A ""stop"" sign"', 'A "stop" sign'),
        ('A sign that says "stop"', 'A sign that says "stop"'),
        ('"Stop" says the "sign"', '"Stop" says the "sign"'),
        ('"', '"'),
        ("Un niño, 一只狗", "Un niño, 一只狗"),
        ('  "A man, a dog"  ', "A man, a dog"),
    ],
)
def test_commas_and_quotes_inside_captions(tmp_path, field, caption):
    path = written(tmp_path, f"image,caption\na.jpg,{field}\n")
    assert read_captions(path) == {"a.jpg": [caption]}


def test_numbered_rows(tmp_path):
    path = written(tmp_path, "a.jpg#0\tA dog , wet\na.jpg#1\tA dog , wet\nb.jpg#0\tA cat\n")
    assert read_captions(path) == {"a.jpg": ["A dog , wet"] * 2, "b.jpg": ["A cat"]}


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(st.lists(texts, min_size=1, max_size=6, unique=True))
@settings(max_examples=40, deadline=None)
def test_what_is_written_numbered_comes_back(tmp_path_factory, captions):
    rows = "".join(f"a.jpg#{n}\t{text}\n" for n, text in enumerate(captions))
    path = written(tmp_path_factory.mktemp("rows"), rows)
    assert read_captions(path) == {"a.jpg": captions}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("image,caption\na.jpg,A dog\na.jpg,\n", "line 3: the caption of a.jpg is empty"),
        ("image,caption\na.jpg,A dog\nb.jpg,x\na.jpg,A dog\n", "line 4: repeats line 2"),
        ("image,caption\na.jpg,A dog\nno comma here\n", "line 3: expected image,caption"),
        ("a.jpg#0\tA dog\na.jpg A cat\n", "line 2: expected image#0<TAB>caption"),
        ("a.jpg#0\tA dog\na.jpg#0\tA cat\n", r"line 2: repeats line 1 \(a.jpg\)"),
        ("a.jpg#0\tA dog\nb.jpg#0\tA cat\na.jpg#0\tA cow\n", "line 3: repeats line 1"),
        ("a.jpg,A dog\n,A cat\n", "line 2: expected image,caption"),
        ("a.jpg#0\t  \n", "line 1: the caption of a.jpg is empty"),
        ("image,caption\n", "no captions"),
        ("", "no captions"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path, text, message):
    with pytest.raises(ValueError, match=rf"captions\.txt: .*{message}"):
        read_captions(written(tmp_path, text))


def test_repeated_captions_can_be_allowed(tmp_path):
    path = written(tmp_path, "a.jpg,A dog\na.jpg,A dog\n")
    assert read_captions(path, allow_repeated=True) == {"a.jpg": ["A dog", "A dog"]}


def test_missing_and_broken_pictures_are_named_with_their_lines(tmp_path):
    folder = pictures(tmp_path, "a.jpg")
    (folder / "c.jpg").write_bytes(b"")
    path = written(tmp_path, "image,caption\na.jpg,A dog\nb.jpg,A cat\nc.jpg,A cow\n")
    with pytest.raises(ValueError, match=r"line 3: .*b\.jpg.*no such.*line 4: .*c\.jpg.*empty"):
        read_captions(path, images=folder)


def test_whole_pictures_pass(tmp_path):
    path = written(tmp_path, "image,caption\na.jpg,A dog\n")
    assert read_captions(path, images=pictures(tmp_path, "a.jpg")) == {"a.jpg": ["A dog"]}


def test_a_missing_folder_file_or_encoding_is_named(tmp_path):
    path = written(tmp_path, "a.jpg,A dog\n")
    with pytest.raises(ValueError, match="no folder of pictures"):
        read_captions(path, images=tmp_path / "nowhere")
    with pytest.raises(ValueError, match=r"gone\.txt: there is no such caption file"):
        read_captions(tmp_path / "gone.txt")
    path.write_bytes(b"a.jpg,ok\na.jpg,ca\xf1o\n")
    with pytest.raises(ValueError, match="line 2 is not UTF-8"):
        read_captions(path)


def test_many_problems_are_counted_not_all_printed(tmp_path):
    path = written(tmp_path, "image,caption\n" + "".join(f"{n}.jpg,\n" for n in range(20)))
    with pytest.raises(ValueError, match="and 12 more"):
        read_captions(path)


def test_up_to_eight_problems_are_printed_whole(tmp_path):
    eight = written(tmp_path, "".join(f"{n}.jpg,\n" for n in range(8)))
    with pytest.raises(ValueError, match=r"7.jpg is empty$"):
        read_captions(eight)
    nine = written(tmp_path, "".join(f"{n}.jpg,\n" for n in range(9)), "nine.txt")
    with pytest.raises(ValueError, match=r"7.jpg is empty; and 1 more$"):
        read_captions(nine)


def test_the_same_number_of_two_pictures_is_no_repetition(tmp_path):
    path = written(tmp_path, "a.jpg#0\tA dog\nb.jpg#0\tA dog\n")
    assert read_captions(path) == {"a.jpg": ["A dog"], "b.jpg": ["A dog"]}
    path = written(tmp_path, "a.jpg,A dog\nb.jpg,A dog\n")
    assert read_captions(path) == {"a.jpg": ["A dog"], "b.jpg": ["A dog"]}


@pytest.mark.parametrize("field", ['"', '""', '" a "'])
def test_lone_and_empty_quotes(tmp_path, field):
    path = written(tmp_path, f"a.jpg,{field}\n")
    if field == '""':
        with pytest.raises(ValueError, match=r"a.jpg is empty"):
            read_captions(path)
    else:
        assert read_captions(path)["a.jpg"] == ['"' if field == '"' else "a"]
