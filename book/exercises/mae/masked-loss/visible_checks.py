def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("masked-loss", topic="exercises/mae")
    hidden = torch.tensor([[False, True, True, True, True, True]])
    target = torch.zeros(1, 6, 2)  # two rows of three patches
    prediction = torch.zeros(1, 6, 2)
    prediction[0, 0] = 100.0  # visible
    prediction[0, 5] = 2.0  # in the opposite corner

    loss = masked_loss(prediction, target, hidden, 3)
    check(loss.shape == (), "scalar", shape=tuple(loss.shape))
    wild = prediction.clone()
    wild[0, 0] = -7.0
    other = masked_loss(wild, target, hidden, 3).item()
    check(abs(other - loss.item()) < 1e-6, "visible")
    check(
        abs(loss.item() - 12 / 9) < 1e-5, "value", loss=f"{loss.item():.4f}"
    )
    column = masked_loss(prediction, target, hidden, 1).item()
    check(abs(column - 20 / 15) < 1e-5, "grid", loss=f"{column:.4f}")
    both = masked_loss(
        torch.cat([prediction, torch.ones(1, 6, 2)]),
        torch.zeros(2, 6, 2),
        torch.cat([hidden, torch.tensor([[True] + [False] * 5])]),
        3,
    ).item()
    check(abs(both - 13 / 10) < 1e-5, "batch", loss=f"{both:.4f}")

    leaf = prediction.clone().requires_grad_()
    masked_loss(leaf, target, hidden, 3).backward()
    check(bool((leaf.grad[~hidden] == 0).all()), "gradient")
    check.report()


visible_checks()
