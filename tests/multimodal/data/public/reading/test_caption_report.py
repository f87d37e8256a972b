"""What was read, repaired and refused."""

import pytest
from PIL import Image

from multimodal.data.public.captions import read_caption_file


def written(tmp_path, text: str):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    return path


def test_good_rows_go_on_and_the_report_lists_the_others(tmp_path):
    rows = "0.jpg,train,7,A dog\n1.jpg,val,8,\n../x.jpg,val,9,A cat\n2.jpg,dev,8,A cow\n"
    path = written(tmp_path, "image,split,id,caption\n" + rows)
    captions, report = read_caption_file(path, skip_refused=True)
    assert captions == {"0.jpg": ["A dog"], "2.jpg": ["A cow"]}
    assert report.splits == {"0.jpg": "train", "2.jpg": "validation"}
    assert report.ids == {"0.jpg": ["7"], "2.jpg": ["8"]}
    assert [remark.line for remark in report.refused] == [3, 4]
    assert str(report).startswith(f"{path}: 2 rows read, 0 repaired, 2 refused; refused: line 3: ")
    Image.new("RGB", (8, 8)).save(tmp_path / "0.jpg")
    captions, report = read_caption_file(path, images=tmp_path, skip_refused=True)
    assert (list(captions), report.rows, list(report.splits)) == (["0.jpg"], 1, ["0.jpg"])
    assert [remark.line for remark in report.refused] == [3, 4, 5]
    with pytest.raises(ValueError, match="line 2: the caption"):
        read_caption_file(written(tmp_path, "image,caption\na.jpg,\n"), skip_refused=True)


def test_rows_and_columns_without_content_are_reported_in_few_words(tmp_path):
    names = "image,caption" + ",x" * 5000
    text = f"{names}\na.jpg,A dog{',' * 5000}\n{',' * 5001}\n"
    words = str(read_caption_file(written(tmp_path, text)).report)
    assert "1 rows read, 1 repaired, 0 refused; repaired: line 3: holds nothing" in words
    assert words.endswith("x, … (5000 in all)")
    assert len(words) < len(str(tmp_path)) + 250


def test_columns_without_use_are_reported(tmp_path):
    report = read_caption_file(written(tmp_path, "image,caption,url\na.jpg,A dog,http\n")).report
    assert str(report).endswith("1 rows read, 0 repaired, 0 refused; columns not used: url")
