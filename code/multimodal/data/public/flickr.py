"""Flickr8k and Flickr30k: photographs with five English captions each, in their usual splits.

Flickr8k (Hodosh et al. 2013, JAIR 47): 6,000 / 1,000 / 1,000 images of the authors' own lists.
Flickr30k (Young et al. 2014, TACL 2): 29,000 / 1,014 / 1,000 images as dealt by Karpathy and
Fei-Fei 2015 (arXiv:1412.2306). The pictures belong to their photographers on Flickr and may be used
for research and teaching only; none of them ships with the course.

For mirrors without these splits, use :func:`.captioned_folder.load_captioned` and split by image.
"""

from pathlib import Path

from multimodal.data.public.caption_json import read_karpathy
from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.captioned_folder import FLICKR8K_LISTS, SPLITS, holder_of, read_names
from multimodal.data.public.captions import read_captions
from multimodal.data.public.download import Source
from multimodal.data.public.places import find, named_folder, offer

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
FLICKR8K_CAPTIONS = "Flickr8k.token.txt"
FLICKR30K_CAPTIONS = "dataset_flickr30k.json"


def load_flickr8k(
    folder: Path | str,
    *,
    split: str,
    download: bool = False,
    sources: tuple[Source, Source] = (FLICKR8K_PICTURES, FLICKR8K_TEXTS),
) -> CaptionedFiles:
    """One part of Flickr8k, from wherever its files lie in the folder.

    Args:
        folder: where data sets live; what is fetched makes ``Flickr8k_Dataset`` and
            ``Flickr8k_text`` there.
        split: ``train``, ``validation`` or ``test``.
        download: fetch what is missing (about 1.1 GB).
        sources: pictures and texts, to name a mirror.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    _require_split(split)
    folder = named_folder(folder)
    texts = find(folder, [FLICKR8K_CAPTIONS])
    if texts is None:
        place = offer(sources[1], folder, download=download, looked_for=FLICKR8K_CAPTIONS)
        texts = find(place, [FLICKR8K_CAPTIONS]) or place / FLICKR8K_CAPTIONS
    captions = read_captions(texts, allow_repeated=True)
    names = read_names(texts.with_name(FLICKR8K_LISTS[split]))
    pictures = holder_of(texts, folder, names or list(captions))
    if pictures is None:
        sought = f"pictures such as {(names or list(captions))[0]}"
        place = offer(sources[0], folder, download=download, looked_for=sought)
        pictures = holder_of(texts, place, list(captions)) or place
    return captioned_files(pictures, names, captions)


def load_flickr30k(folder: Path | str, *, split: str) -> CaptionedFiles:
    """One part of Flickr30k, from wherever its pictures and Karpathy's file of splits lie.

    Both come from their authors; there is no address to fetch the pictures from without asking.

    Args:
        folder: where data sets live.
        split: ``train``, ``validation`` or ``test``.

    Raises:
        ValueError: an unknown split; missing, broken or unexpected files.
    """
    _require_split(split)
    folder = named_folder(folder)
    texts = find(folder, [FLICKR30K_CAPTIONS])
    if texts is None:
        raise ValueError(
            f"{folder}: {FLICKR30K_CAPTIONS} is not in it or below it; without that file of splits "
            "read the data by load_captioned and split by image"
        )
    captions, parts = read_karpathy(texts)
    names = parts.get(split, [])
    if not names:
        raise ValueError(f"{texts}: no image is in {split}, only in {', '.join(parts)}")
    pictures = holder_of(texts, folder, names)
    if pictures is None:
        raise ValueError(
            f"{folder}: pictures are missing: no folder in it holds those that {texts} names, "
            f"such as {names[0]!r}"
        )
    return captioned_files(pictures, names, captions)


def _require_split(split: str) -> None:
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}: choose one of {', '.join(SPLITS)}")
