"""VQA v2: questions about photographs of COCO with ten answers each, in balanced pairs.

Antol et al. 2015 (arXiv 1505.00468), Goyal et al. 2017 (arXiv 1612.00837). ``train`` has 443,757
questions about 82,783 pictures, ``validation`` 214,354 about 40,504; the answers to the test
questions were never published. Questions and answers: CC BY 4.0. The pictures belong to their
photographers on Flickr; none of them ships with the course.
"""

from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.asked_files import AskedFiles, asked_files
from multimodal.data.public.download import Source
from multimodal.data.public.places import find, holder, named_folder, offer
from multimodal.data.public.vqa_json import read_vqa

TEXTS = "https://s3.amazonaws.com/cvmlp/vqa/mscoco/vqa"


class VqaSources(NamedTuple):
    """Where the three archives of a part are."""

    questions: Source
    annotations: Source
    pictures: Source


SOURCES = {
    "train": VqaSources(
        Source(
            f"{TEXTS}/v2_Questions_Train_mscoco.zip",
            "sha256:05a64b6e2582d06d7585f5429674a9a33851878be1bff9f8668cdcf792df611e",
            7,
        ),
        Source(
            f"{TEXTS}/v2_Annotations_Train_mscoco.zip",
            "sha256:fb101bcefe91422c543c2bb6d70af11eb3119d0ff745ae283d09acdf66250853",
            21,
        ),
        Source(
            "http://images.cocodataset.org/zips/train2014.zip",
            "md5:0da8c0bd3d6becc4dcb32757491aca88",
            12885,
        ),
    ),
    "validation": VqaSources(
        Source(
            f"{TEXTS}/v2_Questions_Val_mscoco.zip",
            "sha256:e71f6c5c3e97a51d050f28243e262b28cd0c48d11a6b4632d769d30d3f93222a",
            4,
        ),
        Source(
            f"{TEXTS}/v2_Annotations_Val_mscoco.zip",
            "sha256:0caae7c8d1dafd852727f5ac046bc1efca9b72026bd6ffa34fc489f3a7b3291e",
            11,
        ),
        Source(
            "http://images.cocodataset.org/zips/val2014.zip",
            "md5:a3d79f5ed8d289b7a7554ce06a5782b3",
            6338,
        ),
    ),
}
PARTS = {"train": "train2014", "validation": "val2014"}


def load_vqa(
    folder: Path | str,
    *,
    split: str,
    download: bool = False,
    sources: VqaSources | None = None,
) -> AskedFiles:
    """One part of VQA v2, in the order of the questions' numbers.

    Args:
        folder: where data sets live.
        split: ``train`` or ``validation``.
        download: fetch what is missing (13 GB for ``train``, 6.4 GB for ``validation``).
        sources: the archives of this split, to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    if split not in SOURCES:
        raise ValueError(f"unknown split {split!r}: choose train or validation")
    folder, part = named_folder(folder), PARTS[split]
    questions, annotations, pictures = sources or SOURCES[split]
    asked = _file(folder, f"v2_OpenEnded_mscoco_{part}_questions.json", questions, download)
    answers = _file(folder, f"v2_mscoco_{part}_annotations.json", annotations, download)
    subset, found = read_vqa(asked, answers)
    numbers = sorted({question.picture for question in found.values()})
    names = {number: picture_name(subset, number) for number in numbers}
    sought = list(names.values())
    holds = holder([asked.parent, folder], sought)
    if holds is None:
        looked_for = f"pictures such as {sought[0]}"
        place = offer(pictures, folder, download=download, looked_for=looked_for)
        holds = holder([place], sought) or place
    return asked_files(holds, names, found)


def picture_name(part: str, number: int) -> str:
    """The file of a picture of COCO 2014: ``COCO_train2014_000000000009.jpg``."""
    return f"COCO_{part}_{number:012}.jpg"


def _file(folder: Path, name: str, source: Source, download: bool) -> Path:
    """Where a file lies, or where it was unpacked to."""
    path = find(folder, [name])
    if path is None:
        place = offer(source, folder, download=download, looked_for=name)
        path = find(place, [name]) or place / name
    return path
