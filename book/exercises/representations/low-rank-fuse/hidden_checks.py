def hidden_checks():
    import itertools
    import math

    import torch
    from torch.utils._python_dispatch import TorchDispatchMode

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def numbers(found, shape, about):
        expect(type(found) is torch.Tensor, f"{about}: {type(found)}")
        expect(tuple(found.shape) == shape, f"{about}: {found.shape}")
        return found.detach().double().flatten().tolist()

    def near(found, wanted, about, tolerance=1e-6):
        for one, other in zip(found, wanted, strict=True):
            off = abs(one - other)
            size = tolerance * max(1.0, abs(other))
            expect(off <= size, f"{about}: {one} instead of {other}")

    def whole_table(v, u, a, b):
        """One pair of lists, read from every product, in loops."""
        ranks, results = len(a), len(a[0][0])
        wide, high = [*v, 1.0], [*u, 1.0]
        result = [0.0] * results
        for i, x in enumerate(wide):
            for k, y in enumerate(high):
                for j in range(results):
                    weight = sum(
                        a[r][i][j] * b[r][k][j] for r in range(ranks)
                    )
                    result[j] += weight * x * y
        return result

    def drawn(seed, *shape):
        draw = torch.Generator().manual_seed(seed)
        return torch.randn(*shape, generator=draw, dtype=torch.float64)

    sizes = [
        ((), 1, 1, 1, 1),
        ((), 3, 2, 4, 2),
        ((4,), 4, 4, 4, 4),
        ((5,), 2, 6, 3, 1),
        ((2, 3), 3, 3, 2, 5),
        ((3, 1, 2), 5, 2, 1, 3),
        ((0,), 3, 2, 2, 2),
    ]
    for seed, (axes, wide, high, ranks, out) in enumerate(sizes):
        v, u = drawn(seed, *axes, wide), drawn(seed + 50, *axes, high)
        a = drawn(seed + 100, ranks, wide + 1, out)
        b = drawn(seed + 150, ranks, high + 1, out)
        before = [x.tolist() for x in (v, u, a, b)]
        about = f"axes {axes}, D {wide}, E {high}, R {ranks}, J {out}"
        found = low_rank_fuse(v, u, a, b)
        found = numbers(found, (*axes, out), about)
        expect(before == [x.tolist() for x in (v, u, a, b)], "changed")
        wanted = []
        for one in itertools.product(*map(range, axes)):
            lists = v[one].tolist(), u[one].tolist(), a.tolist(), b.tolist()
            wanted += whole_table(*lists)
        near(found, wanted, about)

    odd = [
        ((5, 3), (5, 2), (1, 4, 2), (3, 3, 2)),
        ((5, 3), (5, 2), (3, 4, 2), (3, 3, 1)),
        ((5, 3), (2,), (2, 4, 2), (2, 3, 2)),
        ((5, 3), (1, 2), (2, 4, 2), (2, 3, 2)),
        ((5, 3), (4, 2), (2, 4, 2), (2, 3, 2)),
        ((5, 3), (5, 2), (2, 3, 2), (2, 3, 2)),
        ((5, 3), (5, 2), (2, 4, 2), (2, 2, 2)),
        ((5, 1), (5, 1), (2, 1, 2), (2, 2, 2)),
    ]
    for shapes in odd:
        try:
            low_rank_fuse(*(torch.zeros(shape) for shape in shapes))
        except ValueError:
            continue
        raise AssertionError(f"{shapes}: no ValueError")

    largest = [0]

    class Watch(TorchDispatchMode):
        def __torch_dispatch__(self, call, types, args=(), kwargs=None):
            made = call(*args, **(kwargs or {}))
            several = made if isinstance(made, (tuple, list)) else [made]
            for one in several:
                if isinstance(one, torch.Tensor):
                    largest[0] = max(largest[0], one.numel())
            return made

    for axes, wide, high, ranks, out in (
        ((2,), 3000, 2500, 3, 2),
        ((), 4000, 4000, 1, 1),
        ((600,), 40, 40, 4, 8),
    ):
        leaves = [
            drawn(1, *axes, wide),
            drawn(2, *axes, high),
            drawn(3, ranks, wide + 1, out),
            drawn(4, ranks, high + 1, out),
        ]
        for leaf in leaves:
            leaf.requires_grad_()
        size = sum(leaf.numel() for leaf in leaves)
        limit = 4 * (size + math.prod(axes) * ranks * out)
        largest[0] = 0
        with Watch():
            low_rank_fuse(*leaves).square().sum().backward()
        expect(largest[0] > 0, "nothing was computed with tensors")
        expect(
            largest[0] <= limit,
            f"a tensor of {largest[0]:,} numbers for D = {wide}",
        )
        for leaf in leaves:
            reached = leaf.grad is not None and leaf.grad.abs().min() > 0
            expect(bool(reached), "a gradient is missing")

    for seed, (wide, high, out, ranks) in enumerate(
        [
            (5, 5, 1, 2),
            (4, 7, 3, 1),
            (7, 4, 2, 3),
            (3, 3, 4, 3),
            (3, 5, 2, 6),
        ]
    ):
        most = min(wide, high)
        left = torch.linalg.qr(drawn(seed, out, wide, wide)).Q[..., :most]
        right = torch.linalg.qr(drawn(seed + 9, out, high, high)).Q
        sizes = 3.0 ** -torch.arange(most).double() * (1 + seed)
        each = left * sizes @ right[..., :most].mT  # (J, wide, high)
        table = each.movedim(0, 2).contiguous()
        kept = table.tolist()
        about = f"table {wide} × {high} × {out}, rank {ranks}"
        pair = best_factors(table, ranks)
        expect(type(pair) is tuple and len(pair) == 2, about)
        expect(table.tolist() == kept, f"{about}: the table has changed")
        a, b = pair
        numbers(a, (ranks, wide, out), about)
        numbers(b, (ranks, high, out), about)
        again = torch.einsum("rdj,rej->dej", a, b)
        off = (again - table).square().sum(dim=(0, 1)).tolist()
        least = sizes[ranks:].square().sum().item()
        near(off, [least] * out, f"{about}: squared differences", 1e-8)
        v, u = drawn(7, 6, wide - 1), drawn(8, 6, high - 1)
        ones = torch.ones(6, 1, dtype=torch.float64)
        outer = torch.einsum(
            "bd,be,dej->bj",
            torch.cat([v, ones], dim=1),
            torch.cat([u, ones], dim=1),
            again,
        )
        found = numbers(low_rank_fuse(v, u, a, b), (6, out), about)
        near(found, outer.flatten().tolist(), about)
    for rank in (0, -1):
        try:
            best_factors(torch.zeros(2, 2, 1), rank)
        except ValueError:
            continue
        raise AssertionError(f"rank {rank}: no ValueError")
    print("7 shapes, 8 refusals, 4,000 numbers without a table, 5 tables")


hidden_checks()
