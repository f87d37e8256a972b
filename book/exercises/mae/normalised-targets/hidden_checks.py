def hidden_checks():
    import math

    import torch

    def reference(row):
        mean = math.fsum(row) / len(row)
        variance = math.fsum((x - mean) ** 2 for x in row) / (len(row) - 1)
        return [(x - mean) / math.sqrt(variance + 1e-6) for x in row]

    def rows(patches):
        found = normalised_targets(patches)
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == tuple(patches.shape), (
            f"shape {tuple(found.shape)} is not {tuple(patches.shape)}"
        )
        return found.flatten(0, -2).tolist()

    draw = torch.Generator().manual_seed(31)
    for shape, spread in (
        ((1, 1, 2), 1.0),
        ((3, 5, 12), 0.2),
        ((2, 4, 768), 0.3),
        ((2, 6, 48), 1e-3),
        ((2, 6, 48), 1e-5),
    ):
        patches = spread * torch.randn(
            *shape, generator=draw, dtype=torch.float64
        )
        patches += torch.rand(*shape[:-1], 1, generator=draw)
        before = patches.tolist()
        found = rows(patches)
        assert patches.tolist() == before, (
            "the patches must stay as they were"
        )
        for row, patch in zip(found, patches.flatten(0, -2).tolist()):
            for x, y in zip(row, reference(patch)):
                assert -1e-6 < x - y < 1e-6, (
                    f"patches of {shape[-1]} numbers with a spread of "
                    f"{spread}: {x} is not {y}"
                )

    for colour in (0.0, 0.1, 0.7, 1.0):
        for row in rows(torch.full((2, 3, 27), colour)):
            assert all(-1e-3 < x < 1e-3 for x in row), (
                f"a patch of the one colour {colour} becomes {row[:3]}"
            )

    try:
        normalised_targets(torch.rand(2, 3, 1))
    except ValueError:
        pass
    else:
        raise AssertionError("patches of one number must raise ValueError")

    grey = torch.rand(1, 1, 16, generator=draw, dtype=torch.float64)
    always_zero = sum(x * x for x in rows(grey)[0]) / 16
    print(f"squared error of a prediction of 0, X = 16: {always_zero:.4f}")


hidden_checks()
