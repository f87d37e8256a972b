def hidden_checks():
    import math

    import torch

    def unit(row):
        length = math.sqrt(sum(x * x for x in row))
        return [x / length for x in row]

    def by_loops(first, second, ids, temperature):
        rows = [unit(row) for row in first.tolist() + second.tolist()]
        half = len(rows) // 2
        total = 0.0
        for i, anchor in enumerate(rows):
            scores = [
                sum(a * b for a, b in zip(anchor, row)) / temperature
                for row in rows
            ]
            top = max(scores)
            others = sum(
                math.exp(score - top)
                for k, score in enumerate(scores)
                if k == (i + half) % (2 * half)
                or ids[k % half] != ids[i % half]
            )
            total += (
                top + math.log(others) - scores[(i + half) % (2 * half)]
            )
        return total / (2 * half)

    def value(loss):
        assert type(loss) is torch.Tensor, (
            f"a tensor was expected, not {type(loss).__name__}"
        )
        assert tuple(loss.shape) == (), (
            f"a scalar was expected, not shape {tuple(loss.shape)}"
        )
        number = loss.item()
        assert type(number) is float
        return number

    draw = torch.Generator().manual_seed(11)
    for count, width, temperature in (
        (2, 3, 1.0),
        (3, 2, 0.2),
        (16, 8, 0.5),
        (21, 5, 0.07),
    ):
        a = torch.randn(count, width, generator=draw, dtype=torch.float64)
        b = 0.7 * a + torch.randn(
            count, width, generator=draw, dtype=torch.float64
        )
        ids = [i * i % (count // 2 + 1) for i in range(count)]
        found = value(nt_xent(a, 5 * b, torch.tensor(ids), temperature))
        wanted = by_loops(a, b, ids, temperature)
        assert -1e-6 < found - wanted < 1e-6, (
            f"N={count}, temperature {temperature}: {found}, not {wanted}"
        )

    single = torch.randn(2, 12, 6, generator=draw)
    ids = [0, 1, 2, 3, 4, 5] * 2
    cold = value(nt_xent(single[0], single[1], torch.tensor(ids), 0.01))
    wanted = by_loops(single[0], single[1], ids, 0.01)
    assert -0.01 < cold - wanted < 0.01, (
        f"single precision, temperature 0.01: {cold}, not {wanted}"
    )

    a, b = (
        torch.randn(
            5, 4, generator=draw, dtype=torch.float64, requires_grad=True
        )
        for _ in range(2)
    )
    ids = [4, 1, 4, 1, 9]
    nt_xent(a, b, torch.tensor(ids), 0.3).backward()
    for name, side in (("first", a), ("second", b)):
        assert side.grad is not None, f"no gradient reaches {name}"
    nudge = torch.zeros(5, 4, dtype=torch.float64)
    nudge[1, 2] = 1e-5
    with torch.no_grad():
        slopes = (
            by_loops(a + nudge, b, ids, 0.3)
            - by_loops(a - nudge, b, ids, 0.3),
            by_loops(a, b + nudge, ids, 0.3)
            - by_loops(a, b - nudge, ids, 0.3),
        )
    for slope, side in zip(slopes, (a, b)):
        miss = slope / 2e-5 - side.grad[1, 2].item()
        assert -1e-6 < miss < 1e-6, "the gradient is wrong"

    square, four = torch.ones(4, 4), torch.arange(4)
    for arguments in (
        (square, torch.ones(3, 4), four, 0.5),
        (square, torch.ones(4, 5), four, 0.5),
        (square, square, torch.arange(3), 0.5),
        (torch.ones(1, 4), torch.ones(1, 4), torch.arange(1), 0.5),
        (square, square, torch.zeros(4, dtype=torch.int64), 0.5),
        (square, square, four, 0.0),
        (square, square, four, -1.0),
    ):
        try:
            nt_xent(*arguments)
        except ValueError:
            continue
        raise AssertionError(
            "other shapes, an image without a negative and a temperature "
            "that is not positive must raise ValueError"
        )
    print(f"N = 21: {found:.4f}; N = 12 at 0.01: {cold:.3f}")


hidden_checks()
