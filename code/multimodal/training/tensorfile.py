"""Named tensors and a little text in one safetensors file."""

import json
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from multimodal.training.atomic import write_atomically


def write_tensors(path: Path, tensors: dict[str, Tensor], texts: dict[str, str]) -> None:
    """Write the file whole or not at all.

    Raises:
        OSError: the folder cannot be written to.
    """
    plain = {
        name: tensor.detach().to("cpu", copy=True).contiguous() for name, tensor in tensors.items()
    }
    write_atomically(path, save(plain, metadata=texts))


def read_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors, on the CPU, and the texts.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file was cut short or is no safetensors file.
    """
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    content = path.read_bytes()  # not mapped: the file may be replaced while the tensors live
    try:
        return load(content), _texts(content)
    except (SafetensorError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path.name} was cut short or is no safetensors file: remove it or write it anew"
        ) from error


def require_same_layout(found: dict[str, Tensor], wanted: dict[str, Tensor], *, of: str) -> None:
    """Check that two sets of tensors have the same names and shapes.

    Raises:
        ValueError: they do not; the message names the first difference.
    """
    for name in sorted(found.keys() | wanted.keys()):
        have, want = _shape(found, name), _shape(wanted, name)
        if have != want:
            raise ValueError(
                f"{of} belongs to a model of another configuration: "
                f"{name} is {have} there and {want} here"
            )


def _texts(content: bytes) -> dict[str, str]:
    """The metadata in the header: eight bytes of length, then JSON."""
    length = int.from_bytes(content[:8], "little")
    texts: dict[str, str] = json.loads(content[8 : 8 + length]).get("__metadata__", {})
    return texts


def _shape(tensors: dict[str, Tensor], name: str) -> str:
    return str(tuple(tensors[name].shape)) if name in tensors else "absent"
