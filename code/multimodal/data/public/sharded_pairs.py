"""A folder of shards as photographs with captions, for sets that do fit on the disk."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from multimodal.data.public.captioned_files import CaptionedFiles, captioned_files
from multimodal.data.public.places import folders
from multimodal.data.public.reading.caption_words import PICTURE, SPLIT_WORDS, role_of
from multimodal.data.public.reading.plain_text import caption_problem
from multimodal.data.public.shards import Sample, read_shards
from multimodal.data.public.transport.archive import unpack
from multimodal.data.public.untrusted import Untrusted

TAR = ".tar"


def find_shards(folder: Path) -> list[Path]:
    """The ``*.tar`` of the nearest folder that has some, by name."""
    for place in folders(folder):
        found = sorted(place.glob(f"*{TAR}")) if place.is_dir() else []
        if found:
            return found
    return []


def load_shards(paths: Sequence[Path]) -> dict[str, CaptionedFiles]:
    """Part → pictures and captions; each shard is unpacked beside itself, under its name.

    A sample needs one picture, and captions in ``txt``, one a line, or under a key such as
    ``caption`` in ``json``. The part is told by how the shard is called: ``train-000000.tar``.

    Raises:
        ValueError: a broken shard, or a sample without picture or captions; it is named.
    """
    captions: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for path in paths:
        part = parts.setdefault(_part(path), [])
        for sample in read_shards([path]):
            name = f"{path.stem}/{_picture(path, sample)}"
            captions[name] = read_sample_captions(path, sample)
            part.append(name)
        unpack(path, path.with_suffix(""))
    home = paths[0].parent
    return {part: captioned_files(home, names, captions) for part, names in parts.items()}


def read_sample_captions(path: Path, sample: Sample) -> list[str]:
    """The captions of a sample: the lines of its ``txt``, or what its ``json`` says.

    Raises:
        ValueError: there are none, or they are no text in UTF-8.
    """
    place = f"{path}: sample {sample.key!r}"
    try:
        if "txt" in sample.files:
            found = [line.strip() for line in sample.files["txt"].decode("utf-8").splitlines()]
        else:
            found = _from_json(Untrusted(json.loads(sample.files["json"]), path, (sample.key,)))
    except KeyError:
        raise ValueError(f"{place} has no caption, expected {sample.key}.txt or .json") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{place}: its captions are no text in UTF-8: {error}") from error
    said = [caption for caption in found if caption]
    problem = next(filter(None, map(caption_problem, said)), "" if said else "is empty")
    if problem:
        raise ValueError(f"{place}: its caption {problem}")
    return said


def _from_json(content: Untrusted) -> list[str]:
    keys = [key for key in content.value if role_of(key) == "caption"]
    if not keys:
        raise content.refused("an object with a key such as 'caption'")
    said = content[keys[0]]
    return [text.caption() for text in (said.each() if isinstance(said.value, list) else [said])]


def _picture(path: Path, sample: Sample) -> str:
    names = [f"{sample.key}.{ending}" for ending in sample.files if PICTURE.search(f".{ending}")]
    if len(names) != 1:
        raise ValueError(f"{path}: sample {sample.key!r} has {len(names)} pictures, expected one")
    return names[0]


def _part(path: Path) -> str:
    word = re.match(r"[a-z]*", path.stem.casefold())
    return SPLIT_WORDS.get(word.group() if word else "", "all")
