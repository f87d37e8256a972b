"""Pairs in tar files, read from front to back: the format of WebDataset, for what fits on no disk.

A shard is a plain tar. Files that follow each other and have the same name up to the first dot are
one sample: ``0007.jpg``, ``0007.txt``, ``0007.es.txt``. Nothing else: no index, no header.

Source: https://github.com/webdataset/webdataset (Aizman et al. 2019, arXiv 2001.01858).
"""

import io
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from multimodal.arguments import require_whole
from multimodal.data.public.reading.plain_text import name_problem, shortened
from multimodal.data.public.transport.members import read_members

AFTER_THE_END = 1 << 20
"""bytes of padding at the end of an archive"""


class Sample(NamedTuple):
    """The files of one sample, and where the next one begins."""

    key: str
    files: dict[str, bytes]
    """ending → content, such as ``jpg`` and ``es.txt``"""
    next: tuple[int, int]
    """number of a shard, and samples of it to pass over: where to go on after this one"""


def write_shards(
    folder: Path | str, samples: Iterable[tuple[str, Mapping[str, bytes]]], *, per_shard: int
) -> list[Path]:
    """Write samples (key, ending → content) to ``shard-000000.tar`` and so on.

    The same samples give the same bytes: the headers carry no time and no owner.

    Raises:
        ValueError: a key that holds a dot or a slash, as the ending would begin at the wrong place.
    """
    require_whole(1, per_shard=per_shard)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    waiting = iter(samples)
    while part := list(islice(waiting, per_shard)):
        paths.append(folder / f"shard-{len(paths):06d}.tar")
        with tarfile.open(paths[-1], "w") as shard:
            for key, files in part:
                _require_key(key)
                for ending, content in sorted(files.items()):
                    header = tarfile.TarInfo(f"{key}.{ending}")
                    header.size = len(content)
                    shard.addfile(header, io.BytesIO(content))
    return paths


def read_shards(paths: Sequence[Path | str], start: tuple[int, int] = (0, 0)) -> Iterator[Sample]:
    """The samples of all shards, in their order, each in memory alone.

    Args:
        paths: the shards.
        start: what ``next`` of the last sample said, to go on behind it.

    Raises:
        ValueError: a file is no archive or a damaged one; a member is a link, has a name that leads
            outside, no ending, or one that its sample has already. The message names shard and
            member. Nothing is written to the disk.
    """
    shard, passed = start
    for number in range(shard, len(paths)):
        samples = _samples(Path(paths[number]))
        for place, (key, files) in enumerate(samples):
            if number > shard or place >= passed:
                yield Sample(key, files, (number, place + 1))


class ShardReader:
    """Samples without end that can be continued: where it stands are two numbers.

    Args:
        paths: the shards; each round reads them in their order.

    Raises:
        ValueError: no shards.
    """

    def __init__(self, paths: Sequence[Path | str]) -> None:
        if not paths:
            raise ValueError("name at least one shard")
        self.paths = [Path(path) for path in paths]
        self._place = (0, 0)

    def __iter__(self) -> Iterator[Sample]:
        """Samples from the saved place on, round after round."""
        while True:
            seen = 0
            for sample in read_shards(self.paths, self._place):
                self._place, seen = sample.next, seen + 1
                yield sample
            if not seen and self._place == (0, 0):
                raise ValueError(f"{self.paths[0]}: the shards hold no samples")
            self._place = (0, 0)

    def state_dict(self) -> dict[str, Any]:
        """Where the reader stands, and in which shards."""
        return {"place": list(self._place), "shards": [path.name for path in self.paths]}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Continue where ``state`` was taken.

        Raises:
            ValueError: the state was taken from other shards.
        """
        if state["shards"] != [path.name for path in self.paths]:
            raise ValueError(f"the state is of {state['shards']}, these are {self.paths}")
        shard, passed = state["place"]
        self._place = (int(shard), int(passed))


def _samples(path: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Key and files of each sample of one shard."""
    current, files = "", dict[str, bytes]()
    for member in read_members(path, most=AFTER_THE_END):
        if member.content is None:
            continue
        key, ending = _named(path, member.name)
        if files and key != current:
            yield current, files
            files = {}
        if ending in files:
            raise ValueError(f"{path}: {shortened(member.name)} stands twice in one sample")
        current = key
        files[ending] = b"".join(member.content)
    if files:
        yield current, files


def _named(path: Path, name: str) -> tuple[str, str]:
    """Key, with its folder, and ending of a member."""
    if problem := name_problem(name.removeprefix("./")):
        raise ValueError(f"{path}: the member {shortened(name)} {problem}")
    folder, _, file = name.rpartition("/")
    stem, dot, ending = file.partition(".")
    if not (stem and dot and ending):
        raise ValueError(
            f"{path}: the member {shortened(name)} has no ending, expected such as 0007.jpg"
        )
    return (f"{folder}/{stem}" if folder else stem), ending


def _require_key(key: str) -> None:
    if not key or any(sign in key for sign in "./\\:\0"):
        raise ValueError(f"a key is a name without dots and slashes, got {shortened(key)}")
