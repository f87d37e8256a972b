"""Pickles of arrays and plain containers, read so that they can do nothing else.

A pickle can run code when it is read, ask for any amount of memory, and hand numpy a state that
ends the process. Here the opcodes are looked through first, and arrays and their types are
stand-ins of Python that take bytes which are in the file.
"""

import pickle
import pickletools
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

TUPLES = 60_000
"""more of them, one in another, would exhaust the stack when they are hashed"""
NUMBERS = re.compile(r"[biu][1248]|f[248]")


def read_pickle(path: Path) -> object:
    """What a file of arrays, texts, numbers and plain containers holds.

    Raises:
        ValueError: why it cannot be read; the message has no name of the file.
    """
    if not path.is_file():
        raise ValueError("there is no such file")
    try:
        content = path.read_bytes()
        _require_modest(content)
        return _PlainUnpickler(BytesIO(content), encoding="latin1").load()
    except Exception as error:  # a pickle can raise anything
        raise ValueError(str(error)[:100] or type(error).__name__) from error


def _require_modest(content: bytes) -> None:
    """Refuse lengths and places beyond the end of the file, and towers of tuples."""
    tuples = 0
    for opcode, argument, _ in pickletools.genops(content):
        tuples += "TUPLE" in opcode.name
        if "PUT" in opcode.name and not 0 <= int(argument or 0) <= len(content):
            raise ValueError(f"it asks for {argument} places")
    if tuples > TUPLES:
        raise ValueError(f"it holds {tuples} tuples")


class Type:
    """Stands in for the type of an array: numbers only."""

    def __init__(self, name: object = "", *options: object) -> None:
        if not isinstance(name, str) or not NUMBERS.fullmatch(name):
            raise ValueError(f"it asks for an array of type {str(name)[:20]}")
        self.name, self.order = name, "|"

    def __setstate__(self, state: Any) -> None:
        self.order = state[1] if state[1] in ("<", ">") else "|"

    def array(self, data: Any, shape: Any, order: str) -> np.ndarray:
        """The array of these bytes; Python 2 wrote them as text."""
        content = data.encode("latin1") if isinstance(data, str) else bytes(memoryview(data))
        lengths = tuple(int(length) for length in shape)
        return np.frombuffer(content, np.dtype(self.order + self.name)).reshape(
            lengths, order="F" if order == "F" else "C"
        )


class Array:
    """Stands in for an array until its bytes come."""

    content: np.ndarray | None = None

    def __setstate__(self, state: Any) -> None:
        _, shape, kind, columns_first, data = state
        if type(kind) is not Type:
            raise ValueError("it asks for an array without a type")
        self.content = kind.array(data, shape, "F" if columns_first else "C")


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = {
            ("numpy", "ndarray"): _bare_array,
            ("numpy", "dtype"): Type,
            ("numpy.core.multiarray", "_reconstruct"): _empty,
            ("numpy.core.numeric", "_frombuffer"): _from_bytes,
            ("numpy.core.multiarray", "scalar"): _scalar,
            ("_codecs", "encode"): _encoded,
        }
        found = known.get((module.replace("numpy._core", "numpy.core"), name))
        if found is None:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}")
        return found


def _bare_array(*arguments: object) -> None:
    raise ValueError("it asks for an array without its bytes")


def _empty(kind: object, shape: object, dtype: object) -> Array:
    if shape != (0,):
        _bare_array()
    return Array()


def _from_bytes(data: object, kind: Type, shape: object, order: str) -> np.ndarray:
    return Type.array(kind, data, shape, order)


def _scalar(kind: Type, data: object) -> Any:
    return Type.array(kind, data, (1,), "C")[0]


def _encoded(text: str, encoding: object = "") -> bytes:
    return text.encode("latin1")
