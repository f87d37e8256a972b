def hidden_checks():
    import torch

    def reference(visible, blank, order):
        rows = []
        for tokens, places in zip(visible.tolist(), order.tolist()):
            row = [list(blank) for _ in places]
            for token, place in zip(tokens, places):
                row[place] = token
            rows.append(row)
        return rows

    draw = torch.Generator().manual_seed(17)
    for batch, kept, places, width in (
        (1, 1, 2, 1),
        (2, 3, 3, 4),
        (3, 2, 7, 5),
        (6, 49, 196, 8),
    ):
        visible = torch.randn(batch, kept, width, generator=draw)
        blank = torch.randn(width, generator=draw)
        order = torch.stack(
            [torch.randperm(places, generator=draw) for _ in range(batch)]
        )
        copies = [tensor.tolist() for tensor in (visible, blank, order)]
        visible.requires_grad_()
        blank.requires_grad_()
        found = restore_order(visible, blank, order)
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == (batch, places, width), (
            f"shape {tuple(found.shape)} is not {(batch, places, width)}"
        )
        expected = reference(visible, copies[1], order)
        wrong = sum(
            token != right
            for row, rights in zip(found.tolist(), expected)
            for token, right in zip(row, rights)
        )
        assert wrong == 0, (
            f"{wrong} of {batch * places} places hold a wrong token "
            f"({kept} visible of {places})"
        )
        assert copies == [
            tensor.tolist() for tensor in (visible, blank, order)
        ], "the arguments must stay as they were"

        weights = torch.randn(batch, places, width, generator=draw)
        (found * weights).sum().backward()
        assert visible.grad is not None and (
            blank.grad is not None or kept == places
        ), "no gradient reaches the visible tokens or the mask token"
        hidden = [0.0] * width
        for i, row in enumerate(order.tolist()):
            for k, place in enumerate(row):
                weight = weights[i, place].tolist()
                if k < kept:
                    assert visible.grad[i, k].tolist() == weight, (
                        "a visible token gets the gradient of another place"
                    )
                else:
                    hidden = [a + b for a, b in zip(hidden, weight)]
        got = blank.grad.tolist() if kept < places else hidden
        for a, b in zip(got, hidden):
            assert -1e-3 < a - b < 1e-3, (
                f"the mask token's gradient {got} is not {hidden}"
            )

    tokens, blank = torch.ones(2, 2, 3), torch.zeros(3)
    for what, arguments in {
        "more visible tokens than places": (
            torch.ones(1, 3, 3),
            blank,
            torch.tensor([[1, 0]]),
        ),
        "a place that occurs twice": (
            tokens,
            blank,
            torch.tensor([[0, 1, 2], [0, 1, 1]]),
        ),
        "places counted from 1": (
            tokens,
            blank,
            torch.tensor([[1, 2, 3], [3, 1, 2]]),
        ),
        "a mask token of another width": (
            tokens,
            torch.zeros(1),
            torch.tensor([[0, 1, 2], [2, 1, 0]]),
        ),
        "an order for one image only": (
            tokens,
            blank,
            torch.tensor([[0, 1, 2]]),
        ),
    }.items():
        try:
            restore_order(*arguments)
        except ValueError:
            continue
        raise AssertionError(f"{what} must raise ValueError")
    print("6 images, 49 tokens of 196: every token in its place")


hidden_checks()
