def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("nt-xent", topic="exercises/contrastive")
    draw = torch.Generator().manual_seed(0)
    first, second = torch.randn(2, 6, 16, generator=draw)
    alone = torch.arange(6)

    flat = nt_xent(torch.ones(6, 16), torch.ones(6, 16), alone, 0.1)
    check(flat.shape == (), "scalar", shape=tuple(flat.shape))
    check(
        abs(flat.item() - math.log(11)) < 1e-4,
        "guess",
        loss=f"{flat.item():.4f}",
    )
    pairs = torch.tensor([7, 7, 2, 2, 5, 5])
    flat = nt_xent(torch.ones(6, 16), torch.ones(6, 16), pairs, 0.1)
    check(
        abs(flat.item() - math.log(9)) < 1e-4,
        "duplicates",
        loss=f"{flat.item():.4f}",
    )
    corners = torch.eye(6)
    check(nt_xent(corners, corners, alone, 0.05).item() < 1e-3, "perfect")

    loss = nt_xent(first, second, pairs, 0.5).item()
    other = nt_xent(second, 3 * first, pairs, 0.5).item()
    check(abs(other - loss) < 1e-5, "views")
    order = torch.tensor([3, 1, 5, 0, 4, 2])
    other = nt_xent(first[order], second[order], pairs[order], 0.5).item()
    check(abs(other - loss) < 1e-5, "order")
    check.report()


visible_checks()
