"""Columns by their names or by the first rows; what can be read in two ways is refused."""

import pytest

from multimodal.data.public.captions import read_caption_file, read_captions


def written(tmp_path, text: str):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    return path


ROWS = {"a.jpg": ["A dog , wet", "Two dogs"], "b.jpg": ["A cat"]}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "lines",
    [
        ["a.jpg,A dog , wet", "a.jpg,Two dogs", "b.jpg,A cat"],
        ["a.jpg\tA dog , wet", "a.jpg\tTwo dogs", "b.jpg\tA cat"],
        ["a.jpg;A dog , wet", "a.jpg;Two dogs", "b.jpg;A cat"],
        ["a.jpg|A dog , wet", "a.jpg| Two dogs", "b.jpg |A cat"],
        ["a.jpg#0\tA dog , wet", "a.jpg#1\tTwo dogs", "b.jpg#0\tA cat"],
        ["a.jpg#0,A dog , wet", "a.jpg#1,Two dogs", "b.jpg#0,A cat"],
        ["image\tcaption", "a.jpg#0\tA dog , wet", "a.jpg#1\tTwo dogs", "b.jpg#0\tA cat"],
        ["caption,image", "A dog , wet,a.jpg", "Two dogs,a.jpg", '"A cat",b.jpg'],
        ["file_name;text", "a.jpg;A dog , wet", 'a.jpg;"Two dogs"', "b.jpg;A cat"],
        ["image,caption,id", 'a.jpg,"A dog , wet",0', "a.jpg,Two dogs,0", "b.jpg,A cat,1"],
        [",Image Path,Comment", "0,a.jpg,A dog , wet", "1,a.jpg,Two dogs", "2,b.jpg,A cat"],
        [
            "image_name,comment_number,comment",
            "a.jpg,0, A dog , wet",
            'a.jpg,1,"Two dogs"',
            "b.jpg,0,A cat",
        ],
        [
            "image_name| comment_number| comment",
            "a.jpg| 0| A dog , wet",
            "a.jpg| 1| Two dogs",
            "b.jpg| 0| A cat",
        ],
        [
            "filename,split,caption_0,caption_1",
            'a.jpg,train,"A dog , wet",Two dogs',
            "b.jpg,val,A cat,",
        ],
        ["imagen|descripción", "a.jpg|A dog , wet", "a.jpg|Two dogs", "b.jpg|A cat"],
        ["图片,描述", "a.jpg,A dog , wet", "a.jpg,Two dogs", "b.jpg,A cat"],
        [
            "raw,sentids,filename",
            '"[""A dog , wet"", ""Two dogs""]","[0, 1]",a.jpg',
            '"[""A cat""]",[2],b.jpg',
        ],
        ["sep=;", "image;caption", "a.jpg;A dog , wet", "a.jpg;Two dogs", "b.jpg;A cat"],
        ['"SEP=,",,', 'a.jpg,"A dog , wet"', "a.jpg,Two dogs", "b.jpg,A cat"],
        ["sep=\t", "a.jpg\tA dog , wet", "a.jpg\tTwo dogs", "b.jpg\tA cat"],
        ["image;caption;", "a.jpg;A dog , wet;", "a.jpg;Two dogs;", ";;", "b.jpg;A cat;", ' ;"";'],
        ["a.jpg,A dog , wet", ",", "a.jpg,Two dogs", "b.jpg,A cat", " , "],
        ["a.jpg,A dog , wet", "a.jpg,Two dogs", "image,caption", "b.jpg,A cat"],
        [
            "image,caption",
            "a.jpg,A dog , wet",
            "a.jpg,Two dogs",
            "\ufeffimage,caption",
            "b.jpg,A cat",
        ],
    ],
    ids=lambda lines: lines[0],
)
def test_the_usual_forms_say_the_same(tmp_path, lines, end, mark):
    path = tmp_path / "captions.txt"
    path.write_bytes((mark + end.join(lines) + end).encode())
    captions, report = read_caption_file(path)
    assert captions == ROWS
    assert report.refused == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("picture title,words\na.jpg,A dog\n", "line 1: expected image,caption"),
        ("image,label\na.jpg,dog\n", "line 1: expected image,caption"),
        ("dog,A dog\n", "line 1: expected image,caption"),
        ("a.jpg A dog\n", "line 1: expected image,caption"),
        ("a.jpg，A dog\n", "line 1: expected image,caption"),
        ("image,file_name,caption\na.jpg,b.jpg,x\n", "may hold the images: image, file_name"),
        ("image,caption,text\na.jpg,x,y\n", "may hold the captions: caption, text"),
        ("a.jpg,b.jpg;A dog\n", "line 1: ',' and ';' may both end"),
        ("a.jpg,0,A dog\na.jpg,1,Two, dogs\n", "line 1 has a further column"),
        ("a.jpg,0,A dog\na.jpg,1,B c\na.jpg,2   A cat\n", "line 1 has a further column that co"),
        ("a.jpg,A b\n" * 9 + "b.jpg,0,x y\n" + "b.jpg,1,z\n", "line 10 has a further column that"),
        ("a.jpg| 0| A dog\na.jpg| 1| B c\n", "line 1 has a further column"),
        ("a.jpg,A dog,0\na.jpg,B c,1\n", "line 1 has a further column"),
        ("a.jpg,A dog,train\nb.jpg,B c,test\n", "line 1 has a further column"),
        ("a.jpg,en,A dog\nb.jpg,es,Un perro\n", "line 1 has a further column"),
        ("a.jpg,A dog,,\nb.jpg,A cat,,\n", "line 1 has a further column"),
        ("image,caption\na.jpg,0,A dog\na.jpg,1,B, c\n", "line 2 has a further column"),
        ('raw,filename\n"[""A"", 5]",a.jpg\n', "line 2: expected a list of texts as JSON"),
        ("raw,filename\n\"['A', 'B']\",a.jpg\n", "line 2: expected a list of texts as JSON"),
        ("image,caption,id\na.jpg,A dog , wet,0\n", "line 2: expected image,caption,id"),
        ("image,caption\na.jpg,x y\nwith a hat,z\n", "line 3: 'with a hat' does not end as"),
        ('a.jpg,"A dog\nwith a hat, red\nb.jpg,A cat\n', "line 2: 'with a hat' does not end"),
        ('a.jpg,"A dog\nb.jpg,a "\nc.jpg,d\n', "line 1: a quote runs on to what looks like a row"),
        ('a.jpg,"A \\"red\\" dog"\n', "line 1: quotes inside quotes are marked by a backslash"),
        ("image,caption\n1,x\ncaption,image\ny,2\n", "line 3: 'caption' is the name of a column"),
        ("a.jpg,x y\nfile,text\nb.jpg,z\n", "line 2: 'file' does not end as pictures do"),
        ("image,number,caption\na.jpg,0,x\na.jpg,0,y\n", r"line 3: repeats line 2 \(a.jpg\)"),
        ("image,split,caption\na.jpg,train,x\na.jpg,test,y\n", "line 3: a.jpg is in test here"),
        ("image,caption_0,caption_1\na.jpg,x,x\n", r"line 2: repeats line 2 \(a.jpg\)"),
        ("a.jpg#" + "1" * 5000 + "\tx\n", r"line 1: expected image#0<TAB>caption.{,120}$"),
        ("image,number,caption\na.jpg," + "1" * 5000 + ",x\n", r"line 2: expected.{,120}$"),
        ('{"image": "a.jpg", "caption": "A dog"}\n', "line 1: this looks like JSON"),
        ('[\n {"image": "a.jpg"}]', "line 1: this looks like JSON"),
        ("sep=;\nimage;caption\na.jpg,A dog\n", "line 3: expected image;caption"),
        ("image," + "caption,x," * 5000 + "\na.jpg\n", r"line 1: several columns.{,300}$"),
        ("image,text" + ",x" * 5000 + "\na.jpg\n", r"line 2: expected image,text.{,150}$"),
        ("#" * 1_000_000, r"line 1: expected .{,250}$"),
        ("image_name|comment_number|comment\na.jpg|0|x\na.jpg| 3 dogs\n", "line 3: expected"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(tmp_path, text, message):
    with pytest.raises(ValueError, match=rf"captions\.txt: .*{message}"):
        read_captions(written(tmp_path, text))
