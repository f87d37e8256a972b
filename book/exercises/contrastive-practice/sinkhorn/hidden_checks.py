def hidden_checks():
    import math
    import random

    import torch

    def by_loops(rows, shares, epsilon, iterations):
        top = max(max(row) for row in rows)
        q = [[math.exp((x - top) / epsilon) for x in row] for row in rows]
        for _ in range(iterations):
            sums = [sum(column) for column in zip(*q)]
            q = [
                [x * p / s for x, p, s in zip(row, shares, sums)]
                for row in q
            ]
            q = [[x / sum(row) for x in row] for row in q]
        return q

    def rows_of(result, shape):
        assert type(result) is torch.Tensor, (
            f"a tensor was expected, not {type(result).__name__}"
        )
        assert tuple(result.shape) == shape, (
            f"shape {shape} was expected, not {tuple(result.shape)}"
        )
        return result.tolist()

    def compare(found, wanted, tolerance, what):
        for row, other in zip(found, wanted):
            for x, y in zip(row, other):
                assert type(x) is float
                assert -tolerance < x - y < tolerance, (
                    f"{what}: {x}, not {y}"
                )

    dice = random.Random(21)
    for images, prototypes, epsilon, iterations in (
        (1, 3, 1.0, 1),
        (5, 3, 0.3, 1),
        (4, 7, 0.2, 2),
        (9, 4, 0.05, 3),
        (6, 6, 0.5, 50),
    ):
        rows = [
            [dice.uniform(-1, 1) for _ in range(prototypes)]
            for _ in range(images)
        ]
        parts = [dice.uniform(0.2, 1) for _ in range(prototypes)]
        parts = [part / sum(parts) for part in parts]
        table = torch.tensor(rows, dtype=torch.float64)
        shares = torch.tensor(parts, dtype=torch.float64)
        found = rows_of(
            sinkhorn(table, shares, epsilon, iterations),
            (images, prototypes),
        )
        what = f"B={images}, K={prototypes}, {epsilon}, {iterations} rounds"
        compare(
            found, by_loops(rows, parts, epsilon, iterations), 1e-6, what
        )
        assert table.tolist() == rows, "the scores have been changed"

    for column, part in zip(zip(*found), parts):
        assert -1e-3 < sum(column) - 6 * part < 1e-3, (
            "a prototype does not get its share"
        )

    rows = [[dice.uniform(-1, 1) for _ in range(5)] for _ in range(8)]
    single = torch.tensor(rows, requires_grad=True)
    five = [0.4, 0.3, 0.1, 0.1, 0.1]
    even = torch.full((5,), 0.2)
    result = sinkhorn(single, torch.tensor(five), 0.005, 3)
    assert not result.requires_grad, "a target must not carry gradients"
    sharp = rows_of(result, (8, 5))
    compare(sharp, by_loops(rows, five, 0.005, 3), 1e-3, "epsilon 0.005")

    def confidence(epsilon):
        table = rows_of(
            sinkhorn(single.detach(), even, epsilon, 30), (8, 5)
        )
        return sum(max(row) for row in table) / 8

    soft, medium, hard = (confidence(e) for e in (50.0, 0.5, 0.05))
    assert 0.2 < soft < 0.21 < medium < hard, (
        "a smaller epsilon must make the assignments sharper: "
        f"{soft:.3f}, {medium:.3f}, {hard:.3f}"
    )

    parts = [0.5, 0.3, 0.2]
    alike = sinkhorn(
        torch.tensor([[0.9, 0.1, 0.2]] * 4), torch.tensor(parts), 0.05, 1
    )
    compare(rows_of(alike, (4, 3)), [parts] * 4, 1e-4, "equal images")

    half = torch.tensor([0.5, 0.5])
    for arguments in (
        (torch.zeros(2), half, 0.1, 3),
        (torch.zeros(3, 2), half, 0.0, 3),
        (torch.zeros(3, 2), half, -0.1, 3),
        (torch.zeros(3, 2), half, 0.1, 0),
        (torch.zeros(3, 2), torch.tensor([1.0, 0.0]), 0.1, 3),
        (torch.zeros(3, 2), torch.tensor([1.5, -0.5]), 0.1, 3),
        (torch.zeros(3, 2), torch.tensor([0.5, 0.4]), 0.1, 3),
        (torch.zeros(3, 2), torch.tensor([1.0]), 0.1, 3),
    ):
        try:
            sinkhorn(*arguments)
        except ValueError:
            continue
        raise AssertionError(
            "scores that are no matrix, shares that do not fit, epsilon 0 "
            "and 0 iterations must raise ValueError"
        )
    print(
        f"mean of the largest entry: {soft:.2f}, {medium:.2f}, {hard:.2f}"
    )


hidden_checks()
