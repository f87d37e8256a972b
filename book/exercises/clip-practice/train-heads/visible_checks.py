def visible_checks():
    import copy

    import torch
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("train-heads", topic="exercises/clip-practice")
    torch.manual_seed(0)
    towers = tuple(
        nn.Sequential(nn.Linear(size, 64), nn.BatchNorm1d(64), nn.ReLU())
        for size in (20, 12)
    )
    hidden = torch.randn(256, 6)
    pairs = (hidden @ torch.randn(6, 20), hidden @ torch.randn(6, 12))
    before = copy.deepcopy([tower.state_dict() for tower in towers])
    rows = [0, 0]
    for place, tower in enumerate(towers):
        tower.register_forward_hook(
            lambda module, inputs, output, place=place: rows.__setitem__(
                place, rows[place] + len(output)
            )
        )
    heads = train_heads(towers, pairs, width=16, steps=200, seed=0)

    check(
        tuple(heads.image.weight.shape) == (16, 64),
        "width",
        shape=tuple(heads.image.weight.shape),
    )
    check(heads.text.bias is None, "bias")
    check(0 < heads.scale <= 100, "scale", scale=heads.scale)
    same = all(
        torch.equal(old[name], new)
        for old, tower in zip(before, towers)
        for name, new in tower.state_dict().items()
    )
    same &= all(p.requires_grad for t in towers for p in t.parameters())
    check(same and towers[0][1].training, "frozen")
    check(rows == [256, 256], "once", rows=rows)
    check(
        all(p.grad is None for tower in towers for p in tower.parameters()),
        "gradients",
    )
    with torch.no_grad():
        u, v = (
            nn.functional.normalize(head(tower.eval()(x)), dim=-1)
            for head, tower, x in zip(heads[:2], towers, pairs)
        )
    found = (
        ((u @ v.T).argmax(dim=1) == torch.arange(256)).float().mean().item()
    )
    check(found > 0.5, "learns", recall=f"{found:.2f}")
    check.report()


visible_checks()
