def hidden_checks():
    import math

    import torch

    def steps(masks, columns):
        """How far each hidden patch is from the nearest visible one."""
        return [
            min(
                abs(place // columns - other // columns)
                + abs(place % columns - other % columns)
                for other, covered in enumerate(masks)
                if not covered
            )
            if masked
            else 0
            for place, masked in enumerate(masks)
        ]

    def reference(prediction, target, hidden, columns):
        above, below = [], []
        for guess, truth, masks in zip(
            prediction.tolist(), target.tolist(), hidden.tolist()
        ):
            for p, t, far in zip(guess, truth, steps(masks, columns)):
                if far:
                    errors = [(x - y) ** 2 for x, y in zip(p, t)]
                    above.append(far * math.fsum(errors) / len(errors))
                    below.append(far)
        return math.fsum(above) / sum(below)

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

    chance = torch.Generator().manual_seed(5)

    def example(batch, places, numbers, counts):
        prediction, target = torch.randn(
            2,
            batch,
            places,
            numbers,
            generator=chance,
            dtype=torch.float64,
        )
        hidden = torch.zeros(batch, places, dtype=torch.bool)
        for row, count in zip(hidden, counts):
            row[torch.randperm(places, generator=chance)[:count]] = True
        return 3 * prediction, target, hidden

    for size, counts, columns in (
        ((1, 2, 1), [1], 2),
        ((3, 12, 5), [8, 8, 8], 4),
        ((3, 12, 5), [1, 11, 0], 3),
        ((4, 16, 48), [12, 1, 15, 5], 4),
        ((2, 10, 3), [9, 7], 10),
        ((2, 10, 3), [9, 7], 1),
    ):
        prediction, target, hidden = example(*size, counts)
        found = value(masked_loss(prediction, target, hidden, columns))
        expected = reference(prediction, target, hidden, columns)
        assert -1e-6 < found - expected < 1e-6, (
            f"{counts} hidden of {size[1]} patches, {columns} columns: "
            f"{found} is not {expected}"
        )

    for size, counts, broken in (
        ((3, 9, 5), [4, 7, 2], None),
        ((3, 9, 5), [4, 7, 2], math.nan),
        ((2, 6, 4), [5, 1], math.inf),
    ):
        prediction, target, hidden = example(*size, counts)
        expected = reference(prediction, target, hidden, 3)
        if broken is not None:
            prediction[~hidden] = broken
            target[~hidden] = math.nan
        prediction.requires_grad_()
        loss = masked_loss(prediction, target, hidden, 3)
        number = value(loss)
        assert -1e-6 < number - expected < 1e-6, (
            f"visible patches holding {broken} change the loss: "
            f"{number} is not {expected}"
        )
        loss.backward()
        far = [steps(masks, 3) for masks in hidden.tolist()]
        entries = sum(map(sum, far)) * size[2]
        rows = zip(
            prediction.grad.tolist(),
            prediction.tolist(),
            target.tolist(),
            far,
        )
        for row in rows:
            for slope, guess, truth, weight in zip(*row):
                for s, p, t in zip(slope, guess, truth):
                    right = 0.0
                    if weight:
                        right = 2 * weight * (p - t) / entries
                    assert -1e-6 < s - right < 1e-6, (
                        f"gradient {s} is not {right}; "
                        f"visible patches hold {broken}"
                    )

    ones = torch.ones(2, 4, 3)
    half = torch.tensor([[True, False, True, False]] * 2)
    blind = torch.tensor([[True, False, True, False], [True] * 4])
    for what, arguments in {
        "nothing hidden": (ones, ones, torch.zeros_like(half), 2),
        "an image without a visible patch": (ones, ones, blind, 2),
        "targets of another shape": (ones, torch.ones(2, 4, 1), half, 2),
        "a mask for one image only": (ones, ones, half[:1], 2),
        "a mask of numbers": (ones, ones, half.float(), 2),
        "columns that do not divide the patches": (ones, ones, half, 3),
        "no column": (ones, ones, half, 0),
    }.items():
        try:
            masked_loss(*arguments)
        except ValueError:
            continue
        raise AssertionError(f"{what} must raise ValueError")
    print(f"5 and 1 hidden patches of 6, the rest inf: {number:.4f}")


hidden_checks()
