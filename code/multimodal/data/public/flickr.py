"""Flickr8k: photographs with five English captions each, in their usual split.

Hodosh et al. 2013 (JAIR 47): 6,000 / 1,000 / 1,000 images of the authors' own lists. The pictures
belong to their photographers on Flickr and may be used for research and teaching only; none of them
ships with the course.

For the layout ``captions.txt`` + ``Images/`` that some mirrors offer, use
:func:`multimodal.data.public.captions.read_captions` and split by image.
"""

from pathlib import Path

from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.captions import read_captions
from multimodal.data.public.download import Source, provide

SPLITS = ("train", "validation", "test")
FLICKR8K_PICTURES = Source(
    "https://github.com/jbrownlee/Datasets/releases/download/Flickr8k/Flickr8k_Dataset.zip",
    "md5:f18a1e2920de5bd84dae7cf08ec78978",
    1064,
)
FLICKR8K_TEXTS = Source(
    "https://github.com/jbrownlee/Datasets/releases/download/Flickr8k/Flickr8k_text.zip",
    "md5:bf6c1abcb8e4a833b7f922104de18627",
    3,
)
LISTS = {
    "train": "Flickr_8k.trainImages.txt",
    "validation": "Flickr_8k.devImages.txt",
    "test": "Flickr_8k.testImages.txt",
}


def load_flickr8k(
    folder: Path | str,
    *,
    split: str,
    download: bool = False,
    sources: tuple[Source, Source] = (FLICKR8K_PICTURES, FLICKR8K_TEXTS),
) -> CaptionedFiles:
    """One part of Flickr8k.

    Args:
        folder: where data sets live; ``Flickr8k_Dataset`` and ``Flickr8k_text`` are made there.
        split: ``train``, ``validation`` or ``test``.
        download: fetch what is missing (about 1.1 GB).
        sources: pictures and texts, to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}: choose one of {', '.join(SPLITS)}")
    pictures, texts = (provide(source, folder, download=download) for source in sources)
    captions = read_captions(texts / "Flickr8k.token.txt", allow_repeated=True)
    names = _read(texts / LISTS[split]).split()
    return captioned_files(pictures / "Flicker8k_Dataset", names, captions)


def _read(path: Path) -> str:
    if not path.is_file():
        raise ValueError(f"{path}: the archive does not hold this file")
    return path.read_text("utf-8")
