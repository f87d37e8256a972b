"""Rows by the rules of csv, and of people who only half keep them."""

import csv
import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from multimodal.data.public.captions import read_caption_file, read_captions
from multimodal.data.public.reading.plain_text import caption_problem, name_problem


def written(tmp_path, text: str):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ('"a,b.jpg","A child"\n', {"a,b.jpg": ["A child"]}),
        (
            'a.jpg,"A dog\nwith a hat, red"\nb.jpg,x y\n',
            {"a.jpg": ["A dog\nwith a hat, red"], "b.jpg": ["x y"]},
        ),
        ('a.jpg,"A dog\nb.jpg,A cat\n', {"a.jpg": ['"A dog'], "b.jpg": ["A cat"]}),
        ("image,caption\n1000,A dog\n", {"1000": ["A dog"]}),
        ("a.jpg.1#0\tA dog\na.jpg#0\tA cat\n", {"a.jpg.1": ["A dog"], "a.jpg": ["A cat"]}),
        ("a.jpg," + "x" * 200_000 + "\n", {"a.jpg": ["x" * 200_000]}),
        ("a.jpg,👩‍👩‍👧‍👦 \u2028 كلب\n", {"a.jpg": ["👩‍👩‍👧‍👦 \u2028 كلب"]}),
    ],
)
def test_odd_rows_are_read_whole(tmp_path, text, captions):
    assert read_captions(written(tmp_path, text)) == captions


signs = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(
    list("\n\r\",;|\t' #0a")
)
some_captions = st.text(signs, min_size=1, max_size=20).map(str.strip)
some_names = st.text(signs, max_size=8).map(lambda text: text.strip("\ufeff").strip() + ".jpg")
ORDERS = st.lists(st.sampled_from(["comment_number", "id", "split"]), unique=True).flatmap(
    lambda more: st.permutations(["Image", "caption", *more])
)


@given(
    rows=st.lists(
        st.tuples(
            some_names.filter(lambda name: not name_problem(name)),
            some_captions.filter(lambda text: not caption_problem(text)),
        ),
        min_size=1,
        max_size=6,
        unique=True,
    ),
    order=ORDERS | st.none(),
    delimiter=st.sampled_from(",\t;|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
@settings(max_examples=150, deadline=None)
def test_any_table_comes_back(tmp_path_factory, rows, order, delimiter, quoting, end, mark):
    text, wanted = io.StringIO(newline=""), {}
    table = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)
    table.writerows([order] if order else [])
    for number, (image, caption) in enumerate(rows):
        cells = {"Image": image, "caption": caption, "comment_number": number, "id": 7 * number}
        table.writerow(
            [(cells | {"split": "train"})[name] for name in order or ("Image", "caption")]
        )
        wanted.setdefault(image, []).append(caption)
    again = csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter)
    assume(len(list(again)) == len(rows) + bool(order))  # the writer forgets some line breaks
    path = tmp_path_factory.mktemp("table") / "captions.csv"
    path.write_bytes((mark + text.getvalue()).encode())
    captions, report = read_caption_file(path)
    assert captions == wanted
    assert (report.rows, report.repaired) == (len(rows), [])
