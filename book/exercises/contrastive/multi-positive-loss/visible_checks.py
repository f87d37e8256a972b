def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("multi-positive-loss", topic="exercises/contrastive")
    draw = torch.Generator().manual_seed(0)
    logits = 3 * torch.randn(6, 6, generator=draw)
    one_each = torch.tensor([4, 0, 9, 2, 7, 5])
    target = torch.arange(6)
    plain = (
        torch.nn.functional.cross_entropy(logits, target)
        + torch.nn.functional.cross_entropy(logits.T, target)
    ) / 2
    found = multi_positive_loss(logits, one_each)
    check(found.shape == (), "scalar", shape=tuple(found.shape))
    check(
        abs(found.item() - plain.item()) < 1e-5,
        "distinct",
        loss=f"{found.item():.4f}",
        plain=f"{plain.item():.4f}",
    )

    pairs = torch.tensor([3, 8, 3, 8])
    split = 50.0 * (pairs[:, None] == pairs[None, :]).float()
    floor = multi_positive_loss(split, pairs).item()
    check(abs(floor - math.log(2)) < 1e-4, "siblings", loss=f"{floor:.4f}")

    tight = split.clone().requires_grad_()
    multi_positive_loss(tight, pairs).backward()
    push = tight.grad[0, 2].item()
    check(abs(push) < 1e-4, "push", push=f"{push:.4f}")
    check.report()


visible_checks()
