def hidden_checks():
    import random

    import torch

    def places(channels, patch, height, width):
        """For every patch, its pixels (channel, row, column) in order."""
        return [
            [
                (c, top + y, left + x)
                for c in range(channels)
                for y in range(patch)
                for x in range(patch)
            ]
            for top in range(0, height, patch)
            for left in range(0, width, patch)
        ]

    def cut(image, patch):
        order = places(len(image), patch, len(image[0]), len(image[0][0]))
        return [[image[c][y][x] for c, y, x in pixels] for pixels in order]

    def same(found, expected, dtype):
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert found.dtype == dtype, f"{dtype} has become {found.dtype}"
        assert found.tolist() == expected, (
            "pixels are not where they belong"
        )

    dice = random.Random(3)
    for batch, channels, height, width, patch, dtype in (
        (1, 1, 5, 5, 5, torch.float64),
        (2, 3, 6, 4, 2, torch.float32),
        (3, 2, 9, 15, 3, torch.int64),
        (1, 4, 3, 8, 1, torch.uint8),
        (2, 5, 8, 4, 4, torch.float32),
    ):
        images = [
            [
                [
                    [dice.randrange(256) for _ in range(width)]
                    for _ in range(height)
                ]
                for _ in range(channels)
            ]
            for _ in range(batch)
        ]
        patches = [cut(image, patch) for image in images]
        same(
            patchify(torch.tensor(images, dtype=dtype), patch),
            patches,
            dtype,
        )
        back = unpatchify(
            torch.tensor(patches, dtype=dtype), patch, (height, width)
        )
        same(back, images, dtype)

    turned = torch.randn(2, 3, 12, 8).mT
    found = patchify(turned, 4)
    same(found, [cut(i, 4) for i in turned.tolist()], torch.float32)

    leaf = torch.randn(1, 2, 4, 4, dtype=torch.float64, requires_grad=True)
    conv = torch.nn.Conv2d(2, 6, 2, 2).double()
    tokens = patchify(leaf, 2) @ conv.weight.flatten(1).T + conv.bias
    gap = tokens - conv(leaf).flatten(2).mT
    assert gap.abs().max().item() < 1e-12, "not the same as a convolution"
    tokens.sum().backward()
    assert leaf.grad is not None, "no gradient reaches the image"

    for name, call in (
        ("height 5, patch 2", lambda: patchify(torch.ones(1, 3, 5, 4), 2)),
        ("width 6, patch 4", lambda: patchify(torch.ones(1, 3, 4, 6), 4)),
        (
            "7 patches for 2 times 3",
            lambda: unpatchify(torch.ones(1, 7, 12), 2, (4, 6)),
        ),
        (
            "13 values per patch",
            lambda: unpatchify(torch.ones(1, 6, 13), 2, (4, 6)),
        ),
        (
            "size (5, 4), patch 2",
            lambda: unpatchify(torch.ones(1, 4, 12), 2, (5, 4)),
        ),
    ):
        try:
            call()
        except ValueError:
            continue
        raise AssertionError(f"{name} must raise ValueError")
    print("largest gap to the convolution:", gap.abs().max().item())


hidden_checks()
