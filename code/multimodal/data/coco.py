"""COCO captions 2017: everyday scenes with five English captions each (Chen et al. 2015).

Lin et al. 2014 (arXiv:1405.0312), Chen et al. 2015 (arXiv:1504.00325). ``train`` has 118,287
images, ``validation`` 5,000; the captions of the test images were never published. Annotations:
CC BY 4.0. The pictures belong to their photographers on Flickr; none of them ships with the course.
"""

import json
from pathlib import Path

from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.download import Source, provide

ANNOTATIONS = Source(
    "http://images.cocodataset.org/annotations/annotations_trainval2017.zip",
    "md5:f4bbac642086de4f52a3fdda2de5fa2c",
    241,
)
PICTURES = {
    "train": Source(
        "http://images.cocodataset.org/zips/train2017.zip",
        "md5:cced6f7f71b7629ddf16f17bbcfab6b2",
        18441,
    ),
    "validation": Source(
        "http://images.cocodataset.org/zips/val2017.zip",
        "md5:442b8da7639aecaf257c1dceb8ba8c80",
        778,
    ),
}
NAMES = {"train": "train2017", "validation": "val2017"}


def load_coco(
    folder: Path | str,
    *,
    split: str,
    download: bool = False,
    sources: tuple[Source, Source] | None = None,
) -> CaptionedFiles:
    """One part of COCO captions, in order of the images' numbers.

    Args:
        folder: where data sets live.
        split: ``train`` or ``validation``.
        download: fetch what is missing (1 GB for ``validation``, 19 GB for ``train``).
        sources: pictures of this split and annotations, to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    if split not in NAMES:
        raise ValueError(f"unknown split {split!r}: choose train or validation")
    pictures, annotations = sources or (PICTURES[split], ANNOTATIONS)
    texts = provide(annotations, folder, download=download)
    images = provide(pictures, folder, download=download)
    captions = read_annotations(texts / "annotations" / f"captions_{NAMES[split]}.json")
    return captioned_files(images / NAMES[split], list(captions), captions)


def read_annotations(path: Path) -> dict[str, list[str]]:
    """File name → captions, from a ``captions_*.json`` of COCO.

    Raises:
        ValueError: the file is missing or not of this form.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        names = {image["id"]: image["file_name"] for image in content["images"]}
        captions: dict[str, list[str]] = {names[number]: [] for number in sorted(names)}
        for note in sorted(content["annotations"], key=lambda note: note["id"]):
            captions[names[note["image_id"]]].append(note["caption"].strip())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: no caption file of COCO: {error!r}") from error
    return captions
