def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("masked-loss", topic="exercises/mae")
    target = torch.zeros(2, 4, 3)
    prediction = torch.zeros(2, 4, 3)
    prediction[0, 0] = torch.tensor([1.0, 2.0, 3.0])
    prediction[1, 3] = 100.0
    hidden = torch.tensor([[True, True, False, True]] * 2)
    hidden[1, 3] = False

    loss = masked_loss(prediction, target, hidden)
    check(loss.shape == (), "scalar", shape=tuple(loss.shape))
    wild = prediction.clone()
    wild[1, 3] = -7.0
    other = masked_loss(wild, target, hidden).item()
    check(abs(other - loss.item()) < 1e-6, "visible")
    check(
        abs(loss.item() - 14 / 15) < 1e-6,
        "value",
        loss=f"{loss.item():.4f}",
    )

    leaf = prediction.clone().requires_grad_()
    masked_loss(leaf, target, hidden).backward()
    check(bool((leaf.grad[~hidden] == 0).all()), "gradient")
    check.report()


visible_checks()
