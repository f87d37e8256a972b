"""COCO in small: found where it lies, or from a server on this machine."""

import io
import json

import pytest
from PIL import Image

from multimodal.data.public import coco
from multimodal.data.public.coco import load_coco


def jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG")
    return data.getvalue()


CAPTIONS = json.dumps(
    {
        "images": [{"id": 7, "file_name": "b.jpg"}, {"id": 3, "file_name": "a.jpg"}],
        "annotations": [
            {"id": 1, "image_id": 7, "caption": "A cat"},
            {"id": 2, "image_id": 3, "caption": "A dog"},
        ],
    }
)


def test_what_is_missing_is_fetched_once(tmp_path, server):
    pictures = {f"val2017/{name}": jpeg() for name in ("a.jpg", "b.jpg")}
    texts = {"annotations/captions_val2017.json": CAPTIONS}
    sources = (
        server.offer_zip(tmp_path / "val2017.zip", pictures),
        server.offer_zip(tmp_path / "annotations_trainval2017.zip", texts),
    )
    place = tmp_path / "data"
    for allowed in (True, False):
        found = load_coco(place, split="validation", download=allowed, sources=sources)
        assert [path.name for path in found.paths] == ["a.jpg", "b.jpg"]
        assert found.captions == {"en": [["A dog"], ["A cat"]]}
    assert server.asked == 2


@pytest.mark.parametrize("texts", ["annotations", "annotations_trainval2014/annotations", "."])
@pytest.mark.parametrize("pictures", ["val2014", "images/val2014", "coco/val2014"])
def test_what_is_there_is_found(tmp_path, texts, pictures):
    for place, name, content in (
        (texts, "captions_val2014.json", CAPTIONS.encode()),
        (pictures, "a.jpg", jpeg()),
        (pictures, "b.jpg", jpeg()),
    ):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / name).write_bytes(content)
    assert len(load_coco(tmp_path, split="validation")) == 2


def test_an_unknown_split_and_absent_data_are_explained(tmp_path):
    with pytest.raises(ValueError, match="unknown split 'test'"):
        load_coco(tmp_path, split="test")
    with pytest.raises(ValueError, match=r"pass download=True .*looked for captions_train2017"):
        load_coco(tmp_path, split="train")
    (tmp_path / "captions_val2017.json").write_text(CAPTIONS)
    with pytest.raises(ValueError, match=r"fetch val2017.zip .*looked for pictures such as a.jpg"):
        load_coco(tmp_path, split="validation")


def test_every_address_has_a_checksum():
    for source in (coco.ANNOTATIONS, *coco.PICTURES.values()):
        assert len(source.checksum) == len("md5:") + 32
