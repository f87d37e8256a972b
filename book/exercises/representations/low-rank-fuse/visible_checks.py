def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("low-rank-fuse", topic="exercises/representations")
    a = torch.tensor([[1.0, 0.0, 1.0], [0.0, 2.0, 1.0]])[..., None]
    b = torch.tensor([[2.0, -1.0], [1.0, 2.0]])[..., None]
    v, u = torch.tensor([3.0, -1.0]), torch.tensor([2.0])

    def rounded(x):
        return [round(value, 3) + 0.0 for value in x.flatten().tolist()]

    found = rounded(low_rank_fuse(v, u, a, b))
    check(found == [8.0], "value", found=found)
    found = rounded(low_rank_fuse(0 * v, 0 * u, a, b))
    check(found == [1.0], "ones", found=found)
    many = low_rank_fuse(v.expand(2, 4, 2), u.expand(2, 4, 1), a, b)
    found = tuple(many.shape)
    check(found == (2, 4, 1), "axes", found=found)
    try:
        found = rounded(low_rank_fuse(v, u, a[:1], b))
    except ValueError:
        found = []
    check(found == [], "ranks", found=found)

    table = torch.tensor([[3.0, 0.0], [0.0, 1.0]])[..., None]
    one, other = best_factors(table, 1)
    found = tuple(one.shape), tuple(other.shape)
    check(found == ((1, 2, 1), (1, 2, 1)), "shapes", found=found)
    found = rounded(torch.einsum("rdj,rej->dej", one, other))
    check(found == [3.0, 0.0, 0.0, 0.0], "nearest", found=found)
    one, other = best_factors(table, 4)
    found = rounded(torch.einsum("rdj,rej->dej", one, other))
    check(found == [3.0, 0.0, 0.0, 1.0], "exact", found=found)
    check.report()


visible_checks()
