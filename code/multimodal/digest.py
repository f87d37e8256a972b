"""One short text that stands for any amount of data: equal data have equal digests."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Set

import numpy as np
import torch
from torch import Tensor


def digest(content: object) -> str:
    """SHA-256 of tensors, arrays and plain values, nested in mappings and sequences of any kind.

    The order counts; the device, and whether a sequence is a list or a tuple, do not.
    """
    found = hashlib.sha256()
    for part in _parts(content):
        found.update(part)
    return found.hexdigest()


def shown(content: object) -> str:
    """A setting as it is shown in every process: functions by their names, not their addresses."""
    return re.sub(" at 0x[0-9A-Fa-f]+", "", repr(content))


def _parts(content: object) -> Iterator[bytes | memoryview]:
    if isinstance(content, np.ndarray):
        content = torch.from_numpy(np.ascontiguousarray(content))
    if isinstance(content, Tensor):
        plain = content.detach().cpu().contiguous()
        yield f"{plain.dtype} {tuple(plain.shape)}\n".encode()
        yield plain.reshape(-1).view(torch.uint8).numpy().data
    elif isinstance(content, Mapping):
        yield from _parts([list(pair) for pair in content.items()])
    elif isinstance(content, Set):  # its order differs from process to process
        yield from _parts(["set", *sorted(map(repr, content))])
    elif isinstance(content, list | tuple):
        yield f"{len(content)} parts\n".encode()
        for part in content:
            yield from _parts(part)
    else:
        yield f"{content!r}\n".encode("utf-8", "surrogatepass")
