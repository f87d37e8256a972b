def hidden_checks():
    import math

    import torch

    def reference(image, text, scale):
        def unit(row):
            length = math.sqrt(sum(x * x for x in row))
            return [x / length for x in row]

        def cost(rows):
            tops = [max(row) for row in rows]
            sums = [
                sum(math.exp(x - top) for x in row)
                for row, top in zip(rows, tops)
            ]
            return sum(
                top + math.log(s) - rows[i][i]
                for i, (top, s) in enumerate(zip(tops, sums))
            )

        u, v = (
            [unit(row) for row in image.tolist()],
            [unit(row) for row in text.tolist()],
        )
        logits = [
            [scale * sum(a * b for a, b in zip(x, y)) for y in v] for x in u
        ]
        return (cost(logits) + cost(list(zip(*logits)))) / (2 * len(logits))

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

    draw = torch.Generator().manual_seed(7)
    for size, width, scale in (
        (1, 3, 1.0),
        (2, 5, 1.0),
        (9, 4, 14.3),
        (33, 8, 100.0),
    ):
        image = torch.randn(
            size, width, generator=draw, dtype=torch.float64
        )
        text = 0.5 * image + torch.randn(
            size, width, generator=draw, dtype=torch.float64
        )
        found, expected = (
            value(clip_loss(image, 2 * text, scale)),
            reference(image, text, scale),
        )
        assert -1e-6 < found - expected < 1e-6, (
            f"B={size}, scale={scale}: {found} is not {expected}"
        )

    image = torch.randn(
        6, 4, generator=draw, dtype=torch.float64, requires_grad=True
    )
    text = torch.randn(
        6, 4, generator=draw, dtype=torch.float64, requires_grad=True
    )
    clip_loss(image, text, 5.0).backward()
    for side in (image, text):
        assert side.grad is not None, (
            "no gradient reaches one of the two sides"
        )
    step = torch.zeros(6, 4, dtype=torch.float64)
    step[2, 1] = 1e-5
    with torch.no_grad():
        slope = reference(image + step, text, 5.0) - reference(
            image - step, text, 5.0
        )
    assert -1e-6 < slope / 2e-5 - image.grad[2, 1].item() < 1e-6, (
        "the gradient is wrong"
    )

    try:
        clip_loss(torch.ones(3, 4), torch.ones(2, 4), 1.0)
    except ValueError:
        pass
    else:
        raise AssertionError(
            "three images and two texts must raise ValueError"
        )
    print(f"B = 33, scale 100: {found:.4f}, by hand {expected:.4f}")


hidden_checks()
