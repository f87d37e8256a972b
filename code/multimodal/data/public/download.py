"""Fetching a public data set: checked, resumable, and never half there.

A file is downloaded beside its place and moved there only after its checksum agreed. An archive is
unpacked beside its place and renamed when the last file is out, so a run that is killed leaves
nothing that looks complete.
"""

import os
import shutil
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pooch
import requests


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
        return PurePosixPath(self.url).name


def provide(source: Source, folder: Path | str, *, download: bool, name: str = "") -> Path:
    """The folder with the unpacked archive ``source`` below ``folder``, fetched when allowed.

    Args:
        source: a .zip or .tar.gz archive.
        folder: where data sets live.
        download: whether the network may be used.
        name: of the unpacked folder; the archive's own name when empty.

    Raises:
        ValueError: the data are not there and may not be fetched; the download failed, was cut
            short or has another checksum; the archive is broken or unsafe; the folder cannot be
            written to.
    """
    folder = Path(folder).expanduser()
    target = folder / (name or source.name.split(".")[0])
    if target.is_dir():
        return target
    if not download and not (folder / source.name).is_file():
        raise ValueError(
            f"{target} is not there: pass download=True to fetch {source.name} "
            f"({source.size} MB) from {source.url}"
        )
    archive = fetch(source, folder)
    unpack(archive, target)
    archive.unlink()
    return target


def fetch(source: Source, folder: Path) -> Path:
    """Download one file into ``folder``, or take the one that is there if its checksum agrees."""
    try:
        path = pooch.retrieve(
            source.url,
            known_hash=source.checksum,
            fname=source.name,
            path=folder,
            progressbar=False,
        )
    except requests.HTTPError as error:
        raise ValueError(f"{source.url}: the server refused: {error}") from error
    except requests.RequestException as error:
        raise ValueError(f"{source.url}: the download broke off, try again: {error}") from error
    except OSError as error:
        raise ValueError(f"{folder}: cannot write there: {error}") from error
    except ValueError as error:
        raise ValueError(
            f"{source.url}: the file is not the expected one or was cut short: {error}"
        ) from error
    return Path(path)


def unpack(archive: Path, target: Path) -> None:
    """Unpack a .zip, .tar or .tar.gz so that ``target`` is either whole or absent.

    Raises:
        ValueError: the archive is broken, of another kind, or reaches outside the target.
    """
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        if zipfile.is_zipfile(archive):
            _unzip(archive, partial)
        elif tarfile.is_tarfile(archive):
            with tarfile.open(archive) as tar:
                tar.extractall(partial, filter="data")
        else:
            raise ValueError(f"{archive}: this is neither a zip nor a tar archive")
        os.replace(partial, target)
    except tarfile.FilterError as error:
        raise ValueError(f"{archive}: unsafe member: {error}") from error
    except (zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
        raise ValueError(f"{archive}: the archive is broken: {error}") from error
    except OSError as error:
        raise ValueError(f"{target}: cannot unpack there: {error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _unzip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as file:
        for name in file.namelist():
            path = PurePosixPath(name.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in name:
                raise ValueError(f"{archive}: unsafe member: {name!r} reaches outside")
        file.extractall(folder)
