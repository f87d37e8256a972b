import torch
from torch import Tensor


def read_by(vectors: Tensor, factors: Tensor) -> Tensor:
    """(…, D) and factors (R, D + 1, J): each factor times [vector; 1]."""
    numbers, constants = factors[:, :-1], factors[:, -1]  # (R, J)
    return torch.tensordot(vectors, numbers, dims=([-1], [1])) + constants


def low_rank_fuse(v: Tensor, u: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """(…, D), (…, E), factors (R, D + 1, J), (R, E + 1, J): (…, J)."""
    if v.shape[:-1] != u.shape[:-1]:
        raise ValueError(f"no pairs: {tuple(v.shape)}, {tuple(u.shape)}")
    (ranks, wide, out), (others, high, same) = a.shape, b.shape
    if (ranks, out) != (others, same):
        raise ValueError(f"{ranks}, {out} and {others}, {same} do not fit")
    if (wide, high) != (v.shape[-1] + 1, u.shape[-1] + 1):
        raise ValueError(f"{wide} and {high}: one more than D and E needed")
    products = read_by(v, a) * read_by(u, b)  # (…, R, J)
    return products.sum(dim=-2)


def best_factors(table: Tensor, rank: int) -> tuple[Tensor, Tensor]:
    """The factors whose table is the nearest to (D + 1, E + 1, J)."""
    if rank < 1:
        raise ValueError(f"a rank is at least 1, not {rank}")
    each = table.movedim(2, 0)  # (J, D + 1, E + 1)
    left, sizes, right = torch.linalg.svd(each, full_matrices=False)
    kept = min(rank, sizes.shape[1])
    loud = left[:, :, :kept] * sizes[:, None, :kept]  # (J, D + 1, kept)
    a = table.new_zeros(rank, table.shape[0], table.shape[2])
    b = table.new_zeros(rank, table.shape[1], table.shape[2])
    a[:kept] = loud.permute(2, 1, 0)
    b[:kept] = right[:, :kept].permute(1, 2, 0)
    return a, b
