"""Captions in JSON: the annotations of COCO, and the files with Karpathy's splits."""

from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.reading.caption_words import split_name
from multimodal.data.public.untrusted import Untrusted, read_json


class Captioned(NamedTuple):
    """Captions of pictures, and who belongs to which part.

    Attributes:
        captions: image → its captions.
        parts: ``train``, ``validation``, ``test`` → its images; one part ``all`` when the file
            names none.
    """

    captions: dict[str, list[str]]
    parts: dict[str, list[str]]


def read_coco(path: Path) -> dict[str, list[str]]:
    """Image → captions from a ``captions_*.json`` of COCO, in the order of the identifiers.

    Raises:
        ValueError: the file is missing or not of this form; identifiers or names repeat; a caption
            belongs to no image.
    """
    content = read_json(path)
    names: dict[int, str] = {}
    captions: dict[str, list[str]] = {}
    for image in content["images"].each():
        number, file = image["id"], image["file_name"]
        _require_new(number, number.number() in names)
        _require_new(file, file.name() in captions)
        names[number.number()] = file.name()
        captions[file.name()] = []
    notes: dict[int, tuple[str, str]] = {}
    for note in content["annotations"].each():
        number, owner = note["id"], note["image_id"]
        _require_new(number, number.number() in notes)
        if owner.number() not in names:
            raise owner.refused("the id of an image of this file")
        notes[number.number()] = names[owner.number()], note["caption"].caption()
    found = {names[number]: captions[names[number]] for number in sorted(names)}
    for _, (name, caption) in sorted(notes.items()):
        found[name].append(caption)
    if not found:
        raise ValueError(f"{path}: it names no images")
    return found


def read_karpathy(path: Path) -> Captioned:
    """Captions and parts from a ``dataset_*.json`` of Karpathy and Fei-Fei (arXiv:1412.2306).

    Raises:
        ValueError: the file is missing or not of this form; a name repeats.
    """
    captions: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for image in read_json(path)["images"].each():
        name = _name(image)
        _require_new(image["filename"], name in captions)
        captions[name] = [text["raw"].caption() for text in image["sentences"].each()]
        parts.setdefault(split_name(image["split"].text()), []).append(name)
    if not captions:
        raise ValueError(f"{path}: it names no images")
    return Captioned(captions, parts)


def _name(image: Untrusted) -> str:
    folder = image.get("filepath")
    name = image["filename"].name()
    return f"{folder.name()}/{name}" if folder else name


def _require_new(value: Untrusted, known: bool) -> None:
    if known:
        raise value.refused("something that no other entry has")
