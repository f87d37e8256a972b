def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("sinkhorn", topic="exercises/contrastive-practice")
    by_hand = torch.tensor([[math.log(3) / 2, 0.0], [0.0, 0.0]])
    found = sinkhorn(by_hand, torch.tensor([0.75, 0.25]), 0.5, 1)
    check(found.shape == (2, 2), "shape", shape=tuple(found.shape))
    rounded = [[round(x, 4) for x in row] for row in found.tolist()]
    check(rounded == [[0.8182, 0.1818], [0.6, 0.4]], "hand", found=rounded)

    draw = torch.Generator().manual_seed(0)
    scores = torch.rand(12, 3, generator=draw)
    shares = torch.tensor([0.5, 0.25, 0.25])
    table = sinkhorn(scores, shares, 0.5, 200)
    rows = (table.sum(dim=1) - 1).abs().max().item()
    check(rows < 1e-4, "rows", gap=f"{rows:.4f}")
    sums = [round(x, 3) for x in table.sum(dim=0).tolist()]
    check(sums == [6.0, 3.0, 3.0], "columns", found=sums)

    favourite = scores + torch.tensor([0.0, 0.0, 0.5])
    moved = sinkhorn(favourite, shares, 0.5, 1) - sinkhorn(
        scores, shares, 0.5, 1
    )
    check(moved.abs().max().item() < 1e-4, "favourite")
    table = sinkhorn(scores.requires_grad_(), shares, 0.5, 3)
    check(not table.requires_grad, "target")
    check.report()


visible_checks()
