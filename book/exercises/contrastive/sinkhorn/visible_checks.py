def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("sinkhorn", topic="exercises/contrastive")
    by_hand = torch.tensor([[math.log(3) / 2, 0.0], [0.0, 0.0]])
    found = sinkhorn(by_hand, 0.5, 1)
    check(found.shape == (2, 2), "shape", shape=tuple(found.shape))
    rounded = [[round(x, 4) for x in row] for row in found.tolist()]
    check(rounded == [[0.6, 0.4], [0.3333, 0.6667]], "hand", found=rounded)

    draw = torch.Generator().manual_seed(0)
    scores = torch.rand(12, 4, generator=draw)
    table = sinkhorn(scores, 0.5, 200)
    rows = (table.sum(dim=1) - 1).abs().max().item()
    check(rows < 1e-4, "rows", gap=f"{rows:.4f}")
    columns = (table.sum(dim=0) - 3).abs().max().item()
    check(columns < 1e-3, "columns", gap=f"{columns:.4f}")

    favourite = scores + torch.tensor([0.0, 0.0, 0.5, 0.0])
    moved = (sinkhorn(favourite, 0.5, 1) - sinkhorn(scores, 0.5, 1)).abs()
    check(moved.max().item() < 1e-4, "favourite")
    check(
        not sinkhorn(scores.requires_grad_(), 0.5, 3).requires_grad,
        "target",
    )
    check.report()


visible_checks()
