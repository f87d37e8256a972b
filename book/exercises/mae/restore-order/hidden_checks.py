def hidden_checks():
    import torch

    def reference(seen, blank, places, count):
        rows = []
        for tokens, spots in zip(seen.tolist(), places.tolist()):
            row = []
            for place in range(count):
                own = [t for t, spot in zip(tokens, spots) if spot == place]
                means = [sum(x) / len(own) for x in zip(*own)]
                row.append(means if own else list(blank))
            rows.append(row)
        return rows

    draw = torch.Generator().manual_seed(17)
    for batch, kept, count, width in (
        (1, 1, 2, 1),
        (2, 6, 3, 4),
        (3, 4, 7, 5),
        (6, 98, 196, 8),
    ):
        seen = torch.randn(
            batch, kept, width, generator=draw, dtype=torch.float64
        )
        blank = torch.randn(width, generator=draw, dtype=torch.float64)
        places = torch.randint(count, (batch, kept), generator=draw)
        if kept == 98:  # two maskings of one image, 49 places each
            places = torch.cat(
                [
                    torch.stack(
                        [
                            torch.randperm(count, generator=draw)[:49]
                            for _ in range(batch)
                        ]
                    )
                    for _ in range(2)
                ],
                dim=1,
            )
        copies = [tensor.tolist() for tensor in (seen, blank, places)]
        seen.requires_grad_()
        blank.requires_grad_()
        found = restore_order(seen, blank, places, count)
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == (batch, count, width), (
            f"shape {tuple(found.shape)} is not {(batch, count, width)}"
        )
        expected = reference(seen, copies[1], places, count)
        for row, rights in zip(found.tolist(), expected):
            for place, (token, right) in enumerate(zip(row, rights)):
                for x, y in zip(token, right):
                    assert type(x) is float and -1e-9 < x - y < 1e-9, (
                        f"place {place} of {count}: {token}, not {right}"
                    )
        assert copies == [
            tensor.tolist() for tensor in (seen, blank, places)
        ], "the arguments must stay as they were"

        weights = torch.randn(
            batch, count, width, generator=draw, dtype=torch.float64
        )
        (found * weights).sum().backward()
        assert seen.grad is not None, "no gradient reaches the tokens"
        hidden = [0.0] * width
        for i, spots in enumerate(copies[2]):
            for k, place in enumerate(spots):
                share = 1 / spots.count(place)
                for x, y in zip(
                    seen.grad[i, k].tolist(), weights[i, place].tolist()
                ):
                    assert -1e-9 < x - share * y < 1e-9, (
                        "a token's gradient is wrong: it has 1/n of a "
                        "place that was seen n times"
                    )
            for place in set(range(count)) - set(spots):
                weight = weights[i, place].tolist()
                hidden = [a + b for a, b in zip(hidden, weight)]
        got = hidden if blank.grad is None else blank.grad.tolist()
        assert blank.grad is not None or not any(hidden), (
            "no gradient reaches the mask token"
        )
        for a, b in zip(got, hidden):
            assert -1e-9 < a - b < 1e-9, (
                f"the mask token's gradient {got} is not {hidden}"
            )

    tokens, blank = torch.ones(2, 2, 3), torch.zeros(3)
    for what, arguments in {
        "a place behind the last": (
            tokens,
            blank,
            torch.tensor([[0, 1], [0, 3]]),
            3,
        ),
        "a place below 0": (
            tokens,
            blank,
            torch.tensor([[0, 1], [-1, 2]]),
            3,
        ),
        "a mask token of another width": (
            tokens,
            torch.zeros(1),
            torch.tensor([[0, 1], [2, 1]]),
            3,
        ),
        "places for one image only": (
            tokens,
            blank,
            torch.tensor([[0, 1]]),
            3,
        ),
        "fewer places than tokens": (
            tokens,
            blank,
            torch.tensor([[0], [1]]),
            3,
        ),
    }.items():
        try:
            restore_order(*arguments)
        except ValueError:
            continue
        raise AssertionError(f"{what} must raise ValueError")
    print("6 images, two maskings of 49 in 196: every mean in its place")


hidden_checks()
