"""A number that runs into its caption."""

import pytest

from multimodal.data.public.captions import read_caption_file, read_captions


def written(tmp_path, text: str):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    return path


RESULTS = "image_name| comment_number| comment\n" + "".join(
    f"a.jpg| {number}| A dog {number} .\n" for number in range(4)
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (RESULTS + "a.jpg| 4   A dog runs across the grass .\nb.jpg| 0| A cat\n", 6),
        (RESULTS.replace("|", ",") + "a.jpg, 4 A dog runs, wet\nb.jpg,0,A cat\n", 6),
        (RESULTS + "b.jpg| 0 A cat | one\n", 6),
    ],
)
def test_a_number_that_runs_into_its_caption_is_repaired_and_reported(tmp_path, text, line):
    path = written(tmp_path, text)
    captions, report = read_caption_file(path)
    assert len(captions["a.jpg"]) + len(captions["b.jpg"]) == report.rows
    assert [remark.line for remark in report.repaired] == [line]
    with pytest.warns(UserWarning, match=f"1 repaired, 0 refused; repaired: line {line}: no delim"):
        assert read_captions(path) == captions
