"""Photographs and captions in a folder of the reader's, in any of the layouts that are about.

Found are Flickr8k with its lists, Flickr30k (``results.csv``, ``results_20130124.token``), the
splits of Karpathy (``dataset_*.json``, ``dataset.json``), COCO (``captions_*.json``), any folder
with pictures and one caption file (``captions.txt``, ``captions.csv``, ``metadata.csv``,
``captions.jsonl``, ``metadata.jsonl``), and shards of WebDataset (``*.tar``).
How deep they lie, and what the folder of the pictures is called, does not matter: it is the one
that holds them.
"""

import warnings
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.caption_json import Captioned, read_coco, read_karpathy
from multimodal.data.public.caption_lines import read_json_lines
from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.captions import read_caption_file
from multimodal.data.public.places import find, holder, named_folder
from multimodal.data.public.reading.plain_text import name_problem, read_text, shortened
from multimodal.data.public.sharded_pairs import TAR, find_shards, load_shards

SPLITS = ("train", "validation", "test")
WHOLE = "all"
"""the only part of data without a split"""
FLICKR8K_LISTS = {
    "train": "Flickr_8k.trainImages.txt",
    "validation": "Flickr_8k.devImages.txt",
    "test": "Flickr_8k.testImages.txt",
}

COCO_PARTS = ("train2017", "val2017", "train2014", "val2014")


class Layout(NamedTuple):
    """The names of caption files, and how they are read."""

    files: tuple[str, ...]
    read: Callable[[Path], Captioned]


def load_captioned(folder: Path | str) -> dict[str, CaptionedFiles]:
    """Part → its pictures and captions; ``all`` is the only part where no split is known.

    Args:
        folder: where the data lie, at any depth, or the caption file itself.

    Raises:
        ValueError: nothing is found, or broken, missing or unexpected files.
    """
    folder = named_folder(folder)
    if folder.suffix == TAR and folder.is_file():
        return load_shards([folder])
    missing = ""
    for path, layout in caption_files(folder).items():
        captions, parts = layout.read(path)
        places = {part: holder_of(path, folder, names) for part, names in parts.items()}
        found = {part: place for part, place in places.items() if place}
        if found:
            return {
                part: captioned_files(place, parts[part], captions) for part, place in found.items()
            }
        sought = next(chain(*parts.values(), captions))
        missing = missing or f"those that {path} names, such as {sought!r}"
    if missing:
        raise ValueError(f"{folder}: pictures are missing: no folder in it holds {missing}")
    if shards := find_shards(folder):
        return load_shards(shards)
    wanted = ", ".join(name for layout in LAYOUTS for name in layout.files)
    raise ValueError(f"{folder}: no captions are in it or below it; looked for {wanted}, *.tar")


def caption_files(folder: Path | str) -> dict[Path, Layout]:
    """The caption files in and below a folder, or the one that is named itself."""
    folder = named_folder(folder)
    known = {name: layout for layout in LAYOUTS for name in layout.files}
    if folder.is_file():
        lines = folder.suffix == ".jsonl"
        return {
            folder: known.get(folder.name, known["captions.jsonl" if lines else "captions.csv"])
        }
    found = {find(folder, [name]): layout for name, layout in known.items()}
    return {path: layout for path, layout in found.items() if path}


def holder_of(path: Path, folder: Path, names: list[str]) -> Path | None:
    """The folder with the pictures of a caption file: nearest to it, or anywhere below."""
    roots = [path.parent, folder] if folder.is_dir() else [path.parent]
    return holder(roots, names)


def read_flickr8k(path: Path) -> Captioned:
    """``Flickr8k.token.txt`` with the lists of its parts, where they lie beside it."""
    captions = _table(path).captions
    lists = {part: path.with_name(name) for part, name in FLICKR8K_LISTS.items()}
    if not any(file.is_file() for file in lists.values()):
        return Captioned(captions, {WHOLE: list(captions)})
    return Captioned(captions, {part: read_names(file) for part, file in lists.items()})


def read_names(path: Path) -> list[str]:
    """Names of pictures, one a line; blanks may be parts of them."""
    lines = read_text(path, "list of pictures").splitlines()
    names = [line.strip() for line in lines if line.strip()]
    for name in names:
        if problem := name_problem(name):
            raise ValueError(f"{path}: the name {shortened(name)} {problem}")
    return names


def _table(path: Path) -> Captioned:
    captions, report = read_caption_file(path, allow_repeated=True)
    if report.repaired:
        warnings.warn(str(report), stacklevel=2)
    if not report.splits:
        return Captioned(captions, {WHOLE: list(captions)})
    parts: dict[str, list[str]] = {}
    for name in captions:
        parts.setdefault(report.splits[name], []).append(name)
    return Captioned(captions, parts)


def _coco(path: Path) -> Captioned:
    """This file and the one of the other part, where it lies beside it."""
    captions: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for part, word in (("train", "train"), ("validation", "val")):
        file = path.with_name(path.name.replace("_train", f"_{word}").replace("_val", f"_{word}"))
        if file.is_file():
            found = read_coco(file)
            parts[part] = list(found)
            captions |= found
    return Captioned(captions, parts)


LAYOUTS = (
    Layout(("Flickr8k.token.txt",), read_flickr8k),
    Layout(("dataset_flickr8k.json", "dataset_flickr30k.json", "dataset_coco.json"), read_karpathy),
    Layout(("results_20130124.token", "results.csv"), _table),
    Layout(
        tuple(f"captions_{part}{y}.json" for y in (2017, 2014) for part in ("train", "val")), _coco
    ),
    Layout(("captions.txt", "captions.csv", "captions.tsv", "metadata.csv"), _table),
    Layout(("captions.jsonl", "metadata.jsonl"), read_json_lines),
    Layout(("dataset.json",), read_karpathy),
)
