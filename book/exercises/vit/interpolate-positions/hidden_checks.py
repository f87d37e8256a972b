def hidden_checks():
    import math

    import torch

    def weights(old, new):
        """How much each old place gives to each new one: (new, old)."""

        def cubic(x, a=-0.75):
            x = abs(x)
            if x <= 1:
                return ((a + 2) * x - (a + 3)) * x * x + 1
            if x < 2:
                return ((x - 5) * x + 8) * x * a - 4 * a
            return 0.0

        table = []
        for place in range(new):
            source = (place + 0.5) * old / new - 0.5
            start, row = math.floor(source), [0.0] * old
            for near in range(start - 1, start + 3):
                row[min(max(near, 0), old - 1)] += cubic(source - near)
            table.append(row)
        return torch.tensor(table, dtype=torch.float64)

    def reference(pos, rows, columns):
        side = math.isqrt(len(pos) - 1)
        grid = pos[1:].reshape(side, side, -1)
        new = torch.einsum(
            "ri,cj,ijd->rcd",
            weights(side, rows),
            weights(side, columns),
            grid,
        )
        return [pos[0].tolist(), *new.reshape(rows * columns, -1).tolist()]

    draw = torch.Generator().manual_seed(21)
    for side, width, rows, columns in (
        (1, 3, 2, 3),
        (3, 2, 5, 2),
        (4, 5, 4, 4),
        (5, 16, 3, 9),
        (7, 3, 14, 14),
        (14, 4, 24, 24),
        (14, 2, 12, 20),
    ):
        pos = torch.randn(
            1 + side**2, width, generator=draw, dtype=torch.float64
        )
        before = pos.tolist()
        pos.requires_grad_()
        found = interpolate_positions(pos, (rows, columns))
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == (1 + rows * columns, width), (
            f"shape {tuple(found.shape)}"
        )
        expected = reference(pos.detach(), rows, columns)
        gap = max(
            abs(a - b)
            for one, other in zip(found.tolist(), expected, strict=True)
            for a, b in zip(one, other, strict=True)
        )
        assert gap < 1e-6, (
            f"{side} by {side} to {rows} by {columns}: off by {gap:.2g}"
        )
        assert found[0].tolist() == before[0], "the class token has changed"
        assert pos.tolist() == before, "the old table was overwritten"
        found.sum().backward()
        grad = [] if pos.grad is None else pos.grad.tolist()
        assert grad and grad[0] == [1.0] * width, (
            "no gradient for the class token"
        )
        total = sum(sum(row) for row in grad[1:])
        assert abs(total - rows * columns * width) < 1e-6, (
            "the gradient of the grid is wrong"
        )

    for count in (1, 3, 16, 196, 198):
        try:
            interpolate_positions(torch.zeros(count, 2), (2, 2))
        except ValueError:
            continue
        raise AssertionError(f"a table of {count} rows: no ValueError")
    for grid in ((0, 4), (4, 0)):
        try:
            interpolate_positions(torch.zeros(5, 2), grid)
        except ValueError:
            continue
        raise AssertionError(f"a grid {grid} must raise ValueError")
    print(f"14 by 14 to 12 by 20: largest gap {gap:.1e}")


hidden_checks()
