def hidden_checks():
    import math
    import random

    import torch

    def listed(found, shape, about):
        if type(found) is not torch.Tensor:
            raise AssertionError(f"{about}: {type(found)} is no tensor")
        if tuple(found.shape) != shape:
            raise AssertionError(
                f"{about}: {tuple(found.shape)}, not {shape}"
            )
        return found.tolist()

    def near(found, wanted, about, tolerance=2e-5):
        off = abs(found - wanted)
        if not off <= tolerance * max(1.0, abs(wanted)):
            raise AssertionError(f"{about}: {found} instead of {wanted}")

    def slowly(a, true, h, wa, wh, direction):
        scores = []
        for place, one in enumerate(a):
            if not true[place]:
                continue
            inner = [
                math.tanh(
                    sum(x * y for x, y in zip(row, one))
                    + sum(x * y for x, y in zip(other, h))
                )
                for row, other in zip(wa, wh)
            ]
            score = sum(x * y for x, y in zip(direction, inner))
            scores.append((place, score))
        peak = max([s for _, s in scores], default=0.0)
        whole = sum(math.exp(s - peak) for _, s in scores)
        share = [0.0] * len(a)
        for place, s in scores:
            share[place] = math.exp(s - peak) / whole
        mixed = [
            sum(share[p] * a[p][d] for p in range(len(a)) if true[p])
            for d in range(len(a[0]))
        ]
        return share, mixed

    sizes = [
        (1, 1, 3),
        (3, 3, 3),
        (4, 4, 2),
        (5, 7, 2),
        (2, 9, 4),
        (6, 1, 5),
    ]
    for seed, (rows, many, wide) in enumerate(sizes * 3):
        dice = random.Random(seed)
        draw = torch.Generator().manual_seed(seed)
        deep, known = dice.randrange(1, 6), dice.randrange(1, 6)
        a, h, wa, wh = (
            torch.randn(*size, generator=draw)
            for size in (
                (rows, many, wide),
                (rows, known),
                (deep, wide),
                (deep, known),
            )
        )
        direction = (
            torch.randn(deep, generator=draw) * (1, 30, 3000)[seed % 3]
        )
        true = torch.rand(rows, many, generator=draw) < 0.6
        true[0] = seed % 2 == 0
        junk = (math.nan, math.inf, 1e9)[seed // 6]
        a = torch.where(true[..., None], a, torch.tensor(junk))
        inputs = [a, true, h, wa, wh, direction]
        before = repr([x.tolist() for x in inputs])
        weights, context = look(*inputs)
        if repr([x.tolist() for x in inputs]) != before:
            raise AssertionError("an argument has changed")
        about = f"B {rows}, L {many}, D {wide}"
        weights = listed(weights, (rows, many), f"weights, {about}")
        context = listed(context, (rows, wide), f"context, {about}")
        loose = 1e-2 if seed % 3 == 2 else 1e-4
        for b in range(rows):
            share, mixed = slowly(
                *(x[b].tolist() for x in inputs[:3]),
                *(x.tolist() for x in inputs[3:]),
            )
            for place, (x, y) in enumerate(zip(weights[b], share)):
                near(x, y, f"weight {place}, {about}", loose)
                if not true[b, place] and x != 0:
                    raise AssertionError(f"no region has the weight {x}")
            for x, y in zip(context[b], mixed):
                near(x, y, f"context, {about}", 3 * loose)

    draw = torch.Generator().manual_seed(99)
    trained = [
        torch.randn(*size, generator=draw).requires_grad_()
        for size in ((3, 5, 2), (3, 4), (6, 2), (6, 4), (6,))
    ]
    true = torch.tensor([[1, 1, 1, 0, 0], [0] * 5, [1] * 5]).bool()
    with torch.no_grad():
        trained[0][~true] = math.nan
    mixed = look(trained[0], true, *trained[1:])[1]
    (mixed * torch.arange(1.0, 7.0).view(3, 2)).sum().backward()
    for one in trained:
        if not one.grad.isfinite().all().item():
            raise AssertionError("a gradient is not finite")
        if not one.grad.abs().sum().item() > 0:
            raise AssertionError("a gradient is zero")
    reached = trained[0].grad.abs().sum(dim=-1).gt(0).tolist()
    if reached != true.tolist():
        raise AssertionError(
            f"gradients reach {reached}, regions are {true}"
        )

    for seed in range(20):
        draw = torch.Generator().manual_seed(seed)
        rows, time, many = 1 + seed % 4, 1 + seed % 5, 1 + seed % 3
        shares = torch.rand(rows, time, many, generator=draw)
        said = torch.rand(rows, time, generator=draw) < 0.7
        true = torch.rand(rows, many, generator=draw) < 0.7
        found = listed(unevenness(shares, said, true), (), "unevenness")
        sums = []
        for b in range(rows):
            sums.append(0.0)
            for p in range(many):
                spent = sum(
                    shares[b, m, p].item()
                    for m in range(time)
                    if said[b, m]
                )
                sums[-1] += (1 - spent) ** 2 if true[b, p] else 0.0
        near(
            found, sum(sums) / rows, f"unevenness, {rows} x {time} x {many}"
        )
    trained = torch.rand(2, 3, 4, requires_grad=True)
    all_ = torch.ones(2, 3).bool(), torch.ones(2, 4).bool()
    unevenness(trained, *all_).backward()
    if trained.grad is None:
        raise AssertionError("unevenness lets no gradient pass")
    print("18 batches, with regions that are none, and gradients")


hidden_checks()
