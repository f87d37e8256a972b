"""Codes of bits: eight in a byte, compared by counting where they differ.

Letters: Q queries, N gallery items, K bits, B = ⌈K/8⌉ bytes.
"""

from collections.abc import Iterable

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import measurable, require_whole
from multimodal.metrics.retrieval import recall_at_k

WEIGHTS = (128, 64, 32, 16, 8, 4, 2, 1)
"""of the bits of a byte, highest first"""


def pack_signs(values: Tensor) -> Tensor:
    """The sign of every number as a bit, eight to a byte, the first one highest.

    Args:
        values: (N, K); above 0 is 1. Truth values stay what they are.

    Returns:
        (N, B) uint8; what the last byte has too many is 0.

    Raises:
        ValueError: another shape, or values that are no numbers.
    """
    signs = measurable("values", values, "N K", finite=False) > 0
    return (_in_eights(signs) * torch.tensor(WEIGHTS)).sum(dim=2).to(torch.uint8)


def unpack_bits(codes: Tensor, bits: int) -> Tensor:
    """Undo :func:`pack_signs`: (N, B) bytes → (N, K) bool.

    Raises:
        ValueError: no bytes, or not as many as K bits need.
    """
    require_whole(1, bits=bits)
    packed = _as_bytes("codes", codes)
    if packed.shape[1] != bytes_per_code(bits):
        raise ValueError(f"{bits} bits need {bytes_per_code(bits)} bytes, got {packed.shape[1]}")
    weights = torch.tensor(WEIGHTS, dtype=torch.uint8)
    return (packed[:, :, None] & weights > 0).flatten(1)[:, :bits]


def hamming_distances(queries: Tensor, gallery: Tensor) -> Tensor:
    """In how many bits each query differs from each item: exclusive or, then a count of ones.

    Args:
        queries: (Q, B), bytes of :func:`pack_signs`.
        gallery: (N, B).

    Returns:
        (Q, N) int64 from 0 to 8B.

    Raises:
        ValueError: numbers that are no bytes, or codes of different length.
    """
    one, other = _as_bytes("queries", queries), _as_bytes("gallery", gallery)
    if one.shape[1] != other.shape[1]:
        raise ValueError(f"codes must have one length, got {one.shape[1]} and {other.shape[1]}")
    rows = [_count_ones(query ^ other).sum(dim=1) for query in one]  # a query at a time
    return torch.stack(rows)


def hamming_recall(
    queries: Tensor, gallery: Tensor, targets: Tensor, ks: Iterable[int] = (1, 5, 10)
) -> dict[int, float]:
    """The share of queries with a correct item among the k nearest, ties counted in expectation.

    K bits know K + 1 distances only: ties are the rule, and an order that a sort happens to give
    would be luck.

    Args:
        queries: (Q, B), bytes of :func:`pack_signs`.
        gallery: (N, B).
        targets: (Q,) int64, the one correct item; or (Q, N) bool, all correct items.
        ks: lengths of the list.

    Returns:
        k → share in [0, 1].

    Raises:
        ValueError: as :func:`hamming_distances`, or targets that do not fit.
    """
    return recall_at_k(-hamming_distances(queries, gallery), targets, ks)


def bytes_per_code(bits: int) -> int:
    """K bits, rounded up to whole bytes; a million items take a million times that."""
    require_whole(1, bits=bits)
    return -(-bits // 8)


def _in_eights(signs: Tensor) -> Tensor:
    """(N, K) bool → (N, B, 8), filled up with no."""
    filled = F.pad(signs, (0, -signs.shape[1] % 8))
    return filled.unflatten(1, (-1, 8))


def _count_ones(codes: Tensor) -> Tensor:
    """How many bits of each byte are 1: pairs are added, then fours, then all eight."""
    pairs = codes - ((codes >> 1) & 0b01010101)
    fours = (pairs & 0b00110011) + ((pairs >> 2) & 0b00110011)
    return (fours + (fours >> 4)) & 0b00001111


def _as_bytes(name: str, codes: Tensor) -> Tensor:
    found = measurable(name, codes, "N B")
    if bool(((found < 0) | (found > 255) | (found != found.floor())).any()):
        raise ValueError(f"{name} must hold bytes, whole numbers from 0 to 255")
    return found.to(torch.uint8)
