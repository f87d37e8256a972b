"""Fetching a public data set: checked, resumable, and never half there.

A file is downloaded beside its place under a name of its own and used only after its checksum
agreed; a download that broke off goes on where it stopped. What the reader put there is read, never
changed, and nothing goes online without leave.
"""

import hashlib
import os
import re
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from multimodal.data.public.transport.archive import holds_files, unpack
from multimodal.data.public.transport.resuming import transfer
from multimodal.data.public.transport.turns import one_at_a_time
from multimodal.data.public.transport.web import PATIENCE, Patience

KINDS = ("md5", "sha1", "sha256", "sha512")


@dataclass(frozen=True)
class Source:
    """A file on the net.

    Attributes:
        url: where it is.
        checksum: ``md5:…`` or ``sha256:…`` of the whole file.
        size: in megabytes, for the reader who decides whether to fetch it.
    """

    url: str
    checksum: str
    size: int

    @property
    def name(self) -> str:
        """The file's name."""
        name = PurePosixPath(urlsplit(self.url).path).name
        if not re.fullmatch(r"\w[\w.+%()-]*", name):
            raise ValueError(f"{self.url}: this address does not end in the name of a file")
        return name

    @property
    def limit(self) -> int:
        """The bytes at which a download is surely another file."""
        return max(2 * self.size, 16) * 2**20


def provide(
    source: Source,
    folder: Path | str,
    *,
    download: bool,
    name: str = "",
    patience: Patience = PATIENCE,
) -> Path:
    """The folder with the unpacked archive ``source`` below ``folder``, fetched when allowed.

    A folder of that name with files in it is taken as it is. An archive that the reader put into
    ``folder`` is unpacked and kept; one that was fetched is removed afterwards.

    Args:
        source: a .zip or .tar.gz archive.
        folder: where data sets live.
        download: whether the network may be used.
        name: of the unpacked folder; the archive's own name when empty.
        patience: when to give a server up.

    Raises:
        ValueError: the data are not there and may not be fetched; the download failed, was cut
            short or has another checksum; the archive is broken or unsafe; the folder cannot be
            written to.
    """
    target = Path(folder) / (name or source.name.split(".")[0])
    try:
        target = target.expanduser()
        if not holds_files(target):
            _fill(target, source, download, patience)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(f"{target.parent}: cannot write there: {reason}") from error
    return target


def _fill(target: Path, source: Source, download: bool, patience: Patience) -> None:
    for place in (target.parent, target):
        if os.path.lexists(place) and not place.is_dir():
            raise ValueError(f"{place}: this is a file or a link to nothing, not a folder")
    own = target.parent / source.name
    if os.path.lexists(own):
        _require_expected(own, source)
        unpack(own, target)
        return
    part = own.with_name(f"{source.name}.{source.checksum[-8:]}.part")
    with one_at_a_time(part) if download else nullcontext():
        if not holds_files(target):
            fetch(source, part, download=download, patience=patience)
            unpack(part, target)
            part.unlink()


def fetch(source: Source, part: Path, *, download: bool, patience: Patience = PATIENCE) -> None:
    """Complete ``part``, from where it ends, until its checksum agrees.

    This is the only way to the network. A file whose checksum is wrong was perhaps begun when the
    server had another, so it is fetched once more from its start.

    Raises:
        ValueError: ``download`` is not given; the transfer failed; the file is not the expected
            one.
    """
    if part.is_file() and checksum(part, source) == source.checksum:
        return
    if not download:
        raise ValueError(
            f"{part.parent} does not hold the data: pass download=True to fetch {source.name} "
            f"({source.size} MB) from {source.url}"
        )
    if os.path.lexists(part) and not part.is_file():
        raise ValueError(f"{part}: this is no file but a folder, a pipe or a link; move it away")
    try:
        while transfer(source.url, part, limit=source.limit, patience=patience):
            if checksum(part, source) == source.checksum:
                return
            part.unlink()
        _require_whole(part, source)
    finally:
        if part.is_file() and part.stat().st_size == 0:
            part.unlink()


def _require_whole(part: Path, source: Source) -> None:
    found = checksum(part, source)
    if found == source.checksum:
        return
    with part.open("rb") as file:
        page = re.match(rb"\s*<(!doctype|html|\?xml)", file.read(200), re.IGNORECASE)
    part.unlink()
    what = "is a web page" if page else "is not the expected one or was cut short"
    raise ValueError(
        f"{source.url}: the file {what}: its checksum is {found}, expected {source.checksum}"
    )


def _require_expected(own: Path, source: Source) -> None:
    """The reader's own archive is the right one."""
    if not own.is_file():
        raise ValueError(f"{own}: this is no archive but a folder or a link; move it away")
    try:
        found = checksum(own, source)
    except OSError as error:
        raise ValueError(f"{own}: cannot be read: {error.strerror}") from error
    if found != source.checksum:
        raise ValueError(
            f"{own}: this archive is cut short or another one: its checksum is {found}, expected "
            f"{source.checksum}; replace it, or move it away and pass download=True"
        )


def checksum(path: Path, source: Source) -> str:
    """The checksum of a file, of the kind that ``source`` names."""
    kind = source.checksum.partition(":")[0]
    if kind not in KINDS:
        raise ValueError(f"{source.url}: checksum {source.checksum!r}, expected md5:… or sha256:…")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.new(kind, usedforsecurity=False))
    return f"{kind}:{digest.hexdigest()}"
