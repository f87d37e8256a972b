import pytest

from multimodal.data.public.asked_files import asked_files
from multimodal.data.public.vqa_json import PublicQuestion


def question(number, picture):
    return PublicQuestion(number, picture, "?", ("yes",) * 10, "yes", "yes/no")


def test_each_question_knows_its_picture(tmp_path):
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).touch()
    asked = {7: question(7, 2), 3: question(3, 5), 8: question(8, 2)}
    found = asked_files(tmp_path, {5: "a.jpg", 2: "b.jpg"}, asked)
    assert [one.number for one in found.questions] == [3, 7, 8]
    assert [found.paths[place].name for place in found.pictures] == ["a.jpg", "b.jpg", "b.jpg"]


def test_missing_pictures_are_counted(tmp_path):
    with pytest.raises(ValueError, match=r"2 pictures are missing, first a.jpg"):
        asked_files(tmp_path, {5: "a.jpg", 2: "b.jpg"}, {3: question(3, 5)})
