"""COCO captions: everyday scenes with five English captions each (Chen et al. 2015).

Lin et al. 2014 (arXiv:1405.0312), Chen et al. 2015 (arXiv:1504.00325). In 2017's division ``train``
has 118,287 images, ``validation`` 5,000; the captions of the test images were never published.
Annotations: CC BY 4.0. The pictures belong to their photographers on Flickr; none of them ships
with the course.
"""

from pathlib import Path

from multimodal.data.public.caption_json import read_coco
from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.captioned_folder import holder_of
from multimodal.data.public.download import Source
from multimodal.data.public.places import find, named_folder, offer

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
FILES = {
    "train": ("captions_train2017.json", "captions_train2014.json"),
    "validation": ("captions_val2017.json", "captions_val2014.json"),
}


def load_coco(
    folder: Path | str,
    *,
    split: str,
    download: bool = False,
    sources: tuple[Source, Source] | None = None,
) -> CaptionedFiles:
    """One part of COCO captions of 2017 or 2014, in the order of the images' numbers.

    Args:
        folder: where data sets live.
        split: ``train`` or ``validation``.
        download: fetch what is missing (1 GB for ``validation``, 19 GB for ``train``).
        sources: pictures of this split and annotations, to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    if split not in FILES:
        raise ValueError(f"unknown split {split!r}: choose train or validation")
    folder = named_folder(folder)
    pictures, annotations = sources or (PICTURES[split], ANNOTATIONS)
    path = find(folder, FILES[split])
    if path is None:
        place = offer(annotations, folder, download=download, looked_for=" or ".join(FILES[split]))
        path = find(place, FILES[split]) or place / FILES[split][0]
    captions = read_coco(path)
    names = list(captions)
    holds = holder_of(path, folder, names)
    if holds is None:
        sought = f"pictures such as {names[0]}"
        place = offer(pictures, folder, download=download, looked_for=sought)
        holds = holder_of(path, place, names) or place
    return captioned_files(holds, names, captions)
