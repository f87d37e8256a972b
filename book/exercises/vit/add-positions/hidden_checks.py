def hidden_checks():
    import torch

    def reference(tokens, cls, pos):
        return [
            [
                [a + b for a, b in zip(row, place)]
                for row, place in zip([cls, *image], pos, strict=True)
            ]
            for image in tokens
        ]

    draw = torch.Generator().manual_seed(11)
    for batch, count, width in (
        (1, 1, 3),
        (5, 4, 2),
        (3, 12, 13),
        (13, 12, 5),
        (4, 65, 6),
    ):
        tokens, cls, pos = (
            torch.randn(shape, generator=draw, dtype=torch.float64)
            for shape in (
                (batch, count, width),
                (width,),
                (1 + count, width),
            )
        )
        before = tokens.tolist()
        for leaf in (cls, pos):
            leaf.requires_grad_()
        found = add_positions(tokens, cls, pos)
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == (batch, 1 + count, width), (
            f"shape {tuple(found.shape)}"
        )
        assert found.tolist() == reference(
            before, cls.tolist(), pos.tolist()
        ), f"wrong values for {batch} images with {count} patches"
        assert tokens.tolist() == before, "the tokens were overwritten"
        found.sum().backward()
        for name, leaf in (("class token", cls), ("positions", pos)):
            grad = [] if leaf.grad is None else leaf.grad.flatten().tolist()
            assert grad == [float(batch)] * leaf.numel(), (
                f"the gradient of the {name} is wrong"
            )

    tokens, cls = torch.zeros(3, 6, 4), torch.zeros(4)
    for shape in ((6, 4), (8, 4), (1, 4), (7, 1), (7, 5), (7,), (4,)):
        try:
            add_positions(tokens, cls, torch.zeros(shape))
        except ValueError:
            continue
        raise AssertionError(
            f"6 patches of width 4, positions {shape}: no ValueError"
        )
    for width in (1, 3, 5):
        try:
            add_positions(tokens, torch.zeros(width), torch.zeros(7, 4))
        except ValueError:
            continue
        raise AssertionError(
            f"a class token of {width} numbers must raise ValueError"
        )

    for sizes, rows in (
        ((384, 384, 16), 577),
        ((224, 224, 14), 257),
        ((32, 32, 4), 65),
        ((48, 112, 16), 22),
        ((8, 8, 8), 2),
    ):
        found = count_positions(*sizes)
        assert type(found) is int and found == rows, (
            f"{sizes}: {found!r} is not {rows}"
        )
    for sizes in ((32, 30, 16), (30, 32, 16), (8, 8, 16)):
        try:
            count_positions(*sizes)
        except ValueError:
            continue
        raise AssertionError(f"{sizes} must raise ValueError")
    print(
        "rows for 384 pixels and patches of 16:",
        count_positions(384, 384, 16),
    )


hidden_checks()
