def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("normalised-targets", topic="exercises/mae")
    draw = torch.Generator().manual_seed(0)
    patches = torch.rand(2, 3, 16, generator=draw)
    patches[1] += 5.0
    found = normalised_targets(patches)
    check(found.shape == (2, 3, 16), "shape", shape=tuple(found.shape))
    means = found.mean(dim=-1)
    check(
        bool((means.abs() < 1e-4).all()),
        "mean",
        worst=f"{means.abs().max().item():.4f}",
    )
    squares = found.square().sum(dim=-1)
    check(
        bool(((squares - 15).abs() < 1e-2).all()),
        "variance",
        found=f"{squares.mean().item():.2f}",
    )

    flat = normalised_targets(torch.full((1, 2, 16), 0.3))
    check(
        bool((flat.abs() < 1e-3).all()),
        "flat",
        found=flat[0, 0, :2].tolist(),
    )
    check.report()


visible_checks()
