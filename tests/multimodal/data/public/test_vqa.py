"""VQA in small: found where it lies, or from a server on this machine."""

import io
import json

import pytest
from PIL import Image

from multimodal.data.public import vqa
from multimodal.data.public.vqa import VqaSources, load_vqa, picture_name

PART = "val2014"
NAMES = [picture_name(PART, number) for number in (9, 25)]
ASKED = f"v2_OpenEnded_mscoco_{PART}_questions.json"
ANSWERED = f"v2_mscoco_{PART}_annotations.json"


def jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG")
    return data.getvalue()


def texts() -> dict[str, str]:
    """Two questions about picture 25, one about picture 9."""
    numbers = {250: 25, 251: 25, 90: 9}
    asked = [{"question_id": n, "image_id": p, "question": f"{n}?"} for n, p in numbers.items()]
    answered = [
        {
            "question_id": number,
            "image_id": picture,
            "answer_type": "yes/no",
            "multiple_choice_answer": "yes",
            "answers": [{"answer": "yes"}] * 10,
        }
        for number, picture in numbers.items()
    ]
    return {
        ASKED: json.dumps({"data_subtype": PART, "questions": asked}),
        ANSWERED: json.dumps({"data_subtype": PART, "annotations": answered}),
    }


def unpacked(folder, pictures=NAMES):
    (folder / PART).mkdir(parents=True)
    for name, content in texts().items():
        (folder / name).write_text(content)
    for name in pictures:
        (folder / PART / name).write_bytes(jpeg())


def test_what_is_there_is_found_in_the_order_of_the_questions(tmp_path):
    unpacked(tmp_path)
    found = load_vqa(tmp_path, split="validation")
    assert [question.number for question in found.questions] == [90, 250, 251]
    assert [found.paths[place].name for place in found.pictures] == [NAMES[0], NAMES[1], NAMES[1]]
    assert len(found) == 3


def test_what_is_missing_is_fetched_once(tmp_path, server):
    sources = VqaSources(
        server.offer_zip(tmp_path / "questions.zip", {ASKED: texts()[ASKED]}),
        server.offer_zip(tmp_path / "annotations.zip", {ANSWERED: texts()[ANSWERED]}),
        server.offer_zip(tmp_path / "val2014.zip", {f"val2014/{name}": jpeg() for name in NAMES}),
    )
    for allowed in (True, False):
        found = load_vqa(tmp_path / "d", split="validation", download=allowed, sources=sources)
        assert [path.name for path in found.paths] == NAMES
    assert server.asked == 3


def test_a_missing_picture_is_named(tmp_path):
    unpacked(tmp_path, NAMES[:1])
    with pytest.raises(ValueError, match=rf"1 pictures are missing, first {NAMES[1]}"):
        load_vqa(tmp_path, split="validation")


def test_an_unknown_split_and_absent_data_are_explained(tmp_path):
    with pytest.raises(ValueError, match="unknown split 'test'"):
        load_vqa(tmp_path, split="test")
    with pytest.raises(ValueError, match=r"v2_Questions_Val_mscoco.zip .*looked for v2_OpenEnded"):
        load_vqa(tmp_path, split="validation")
    (tmp_path / ASKED).write_text(texts()[ASKED])
    with pytest.raises(ValueError, match=r"v2_Annotations_Val_mscoco.zip .*looked for v2_mscoco"):
        load_vqa(tmp_path, split="validation")
    (tmp_path / ANSWERED).write_text(texts()[ANSWERED])
    with pytest.raises(ValueError, match=rf"fetch val2014.zip .*pictures such as {NAMES[0]}"):
        load_vqa(tmp_path, split="validation")


def test_every_address_has_a_checksum():
    lengths = {"md5": 32, "sha256": 64}
    for sources in vqa.SOURCES.values():
        for source in sources:
            kind, _, value = source.checksum.partition(":")
            assert len(value) == lengths[kind]
