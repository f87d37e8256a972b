"""What a build keeps for the next one: a file that was cut, altered or replaced counts as none."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from multimodal.training.files import write_atomically


def keep(path: Path, content: Any) -> None:
    """Write what JSON can hold below a hash of it, in the place of whatever lies there."""
    text = json.dumps(content, sort_keys=True).encode()
    if path.is_dir():
        discard(path)
    write_atomically(path, sha256(text).hexdigest().encode() + b"\n" + text)


def read_kept(path: Path) -> Any:
    """What was kept; None if nothing was, or if it is no longer whole."""
    try:
        digest, text = path.read_bytes().split(b"\n", 1)
        if digest == sha256(text).hexdigest().encode():
            return json.loads(text)
    except (OSError, ValueError):
        pass
    return None


def discard(path: Path) -> None:
    """Delete a file, a link or a folder, if there is one."""
    if path.is_dir() and not path.is_symlink():
        rmtree(path)
    else:
        path.unlink(missing_ok=True)
