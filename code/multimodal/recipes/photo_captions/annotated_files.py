"""Annotation vectors of photographs, computed once and kept on disk in pieces.

The encoder is frozen, so each picture need pass through it only once; a run that was stopped finds
the pieces that it had finished. COCO's 118,287 pictures take 5.9 GB.

Letters: N pictures, L places, E width of an annotation.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from multimodal.data.pairs import as_floats
from multimodal.data.public.captioned_files import read_square
from multimodal.digest import digest
from multimodal.training.files import write_atomically

PIECE = 512
"""pictures in a file"""
AT_ONCE = 64
"""pictures that the encoder sees together"""


class Annotations(Sequence[Tensor]):
    """N times annotation vectors (L, E) float16, read from disk when they are asked for.

    Args:
        pieces: files of ``PIECE`` pictures each; the last may hold fewer.
    """

    def __init__(self, pieces: Sequence[Path]) -> None:
        self.pieces = [np.load(path, mmap_mode="r") for path in pieces]

    def __len__(self) -> int:
        return sum(map(len, self.pieces))

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        piece, row = divmod(int(index), PIECE)
        return torch.from_numpy(self.pieces[piece][row].copy())


def annotate(
    paths: Sequence[Path], encoder: nn.Module, folder: Path, *, size: int
) -> tuple[Annotations, str]:
    """Run the encoder over all pictures, or over those whose piece is not there yet.

    Args:
        paths: N pictures.
        encoder: pictures (B, 3, size, size) in [0, 1] → (B, L, E); it is put into evaluation mode.
        folder: where the pieces lie; their names say which pictures and weights they belong to.
        size: sides of the pictures, in pixels.

    Returns:
        The annotations, and the name that their pieces share.

    Raises:
        ValueError: a picture that is missing or broken; the message names it.
        OSError: the folder cannot be written.
    """
    encoder.eval()
    name = digest([[str(path) for path in paths], size, encoder.state_dict()])[:16]
    pieces = []
    for number, start in enumerate(range(0, len(paths), PIECE)):
        path = folder / f"{name}-{number:04}.npy"
        if not path.is_file():
            rows = torch.cat(list(_seen(paths[start : start + PIECE], encoder, size)))
            write_atomically(path, _as_bytes(rows))
        pieces.append(path)
    return Annotations(pieces), name


def _seen(paths: Sequence[Path], encoder: nn.Module, size: int) -> Iterator[Tensor]:
    device = next(encoder.parameters()).device
    for start in range(0, len(paths), AT_ONCE):
        squares = torch.stack([read_square(path, size) for path in paths[start : start + AT_ONCE]])
        with torch.inference_mode():
            yield encoder(as_floats(squares.to(device))).half().cpu()


def _as_bytes(rows: Tensor) -> bytes:
    content = io.BytesIO()
    np.save(content, rows.numpy())
    return content.getvalue()
