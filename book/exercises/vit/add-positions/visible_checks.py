def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("add-positions", topic="exercises/vit")

    def rejects(call, *arguments):
        try:
            call(*arguments)
        except Exception as error:
            return isinstance(error, ValueError)
        return False

    for height, width, patch, expected in (
        (224, 224, 16, 197),
        (32, 32, 16, 5),
    ):
        found = count_positions(height, width, patch)
        check(
            found == expected,
            "rows",
            height=height,
            width=width,
            patch=patch,
            expected=expected,
            found=found,
        )

    torch.manual_seed(0)
    tokens, cls, pos = (
        torch.randn(2, 196, 8),
        torch.randn(8),
        torch.randn(197, 8),
    )
    out = add_positions(tokens, cls, pos)
    check(tuple(out.shape) == (2, 197, 8), "shape", shape=tuple(out.shape))
    check(
        all(torch.allclose(row, cls + pos[0]) for row in out[:, 0]),
        "class_token",
    )
    check(torch.allclose(out[:, 1:], tokens + pos[1:]), "patches")
    check(rejects(add_positions, tokens, cls, pos[1:]), "one_short")
    check(rejects(add_positions, tokens, cls, pos[:1]), "broadcast")
    check.report()


visible_checks()
