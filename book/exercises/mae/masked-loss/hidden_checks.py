def hidden_checks():
    import math

    import torch

    def reference(prediction, target, hidden):
        errors = [
            (p - t) ** 2
            for rows in zip(
                prediction.tolist(), target.tolist(), hidden.tolist()
            )
            for guess, truth, masked in zip(*rows)
            if masked
            for p, t in zip(guess, truth)
        ]
        return math.fsum(errors) / len(errors)

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

    for size, counts in (
        ((1, 2, 1), [1]),
        ((3, 9, 5), [6, 6, 6]),
        ((3, 9, 5), [1, 8, 0]),
        ((4, 16, 48), [12, 1, 16, 5]),
    ):
        prediction, target, hidden = example(*size, counts)
        found = value(masked_loss(prediction, target, hidden))
        expected = reference(prediction, target, hidden)
        assert -1e-6 < found - expected < 1e-6, (
            f"{counts} hidden patches of {size[1]}: "
            f"{found} is not {expected}"
        )

    for size, counts, broken in (
        ((3, 9, 5), [4, 7, 2], None),
        ((3, 9, 5), [4, 7, 2], math.nan),
        ((2, 6, 4), [5, 1], math.inf),
    ):
        prediction, target, hidden = example(*size, counts)
        expected = reference(prediction, target, hidden)
        if broken is not None:
            prediction[~hidden] = broken
            target[~hidden] = math.nan
        prediction.requires_grad_()
        loss = masked_loss(prediction, target, hidden)
        number = value(loss)
        assert -1e-6 < number - expected < 1e-6, (
            f"visible patches holding {broken} change the loss: "
            f"{number} is not {expected}"
        )
        loss.backward()
        entries = sum(counts) * size[2]
        rows = zip(
            prediction.grad.tolist(),
            prediction.tolist(),
            target.tolist(),
            hidden.tolist(),
        )
        for row in rows:
            for slope, guess, truth, masked in zip(*row):
                for s, p, t in zip(slope, guess, truth):
                    right = 2 * (p - t) / entries if masked else 0.0
                    assert -1e-6 < s - right < 1e-6, (
                        f"gradient {s} is not {right}; "
                        f"visible patches hold {broken}"
                    )

    ones = torch.ones(2, 4, 3)
    for what, arguments in {
        "nothing hidden": (ones, ones, torch.zeros(2, 4, dtype=torch.bool)),
        "targets of another shape": (
            ones,
            torch.ones(2, 4, 1),
            torch.ones(2, 4, dtype=torch.bool),
        ),
        "a mask for one image only": (
            ones,
            ones,
            torch.ones(1, 4, dtype=torch.bool),
        ),
        "a mask of numbers": (ones, ones, torch.ones(2, 4)),
    }.items():
        try:
            masked_loss(*arguments)
        except ValueError:
            continue
        raise AssertionError(f"{what} must raise ValueError")
    print(f"5 and 1 hidden patches of 6, the rest inf: {number:.4f}")


hidden_checks()
