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

    def near(found, wanted, about, tolerance):
        off = abs(found - wanted)
        if not off <= tolerance * max(1.0, abs(wanted)):
            raise AssertionError(f"{about}: {found} instead of {wanted}")

    def slowly(rows, true, asked, big, other, direction):
        scores = {}
        for place, row in enumerate(rows):
            if true[place]:
                scores[place] = sum(
                    d
                    * math.tanh(
                        sum(x * y for x, y in zip(a, row))
                        + sum(x * y for x, y in zip(b, asked))
                    )
                    for a, b, d in zip(big, other, direction)
                )
        peak = max(scores.values(), default=0.0)
        shares = {i: math.exp(s - peak) for i, s in scores.items()}
        whole = sum(shares.values())
        share = [
            shares.get(i, 0.0) / (whole or 1) for i in range(len(rows))
        ]
        following = [
            value + sum(shares[i] / whole * rows[i][d] for i in shares)
            for d, value in enumerate(asked)
        ]
        return following, share

    def layer(draw, wide, deep, loud):
        return (
            torch.randn(deep, wide, generator=draw),
            torch.randn(deep, wide, generator=draw),
            torch.randn(deep, generator=draw) * loud,
        )

    sizes = [
        (1, 1, 3),
        (3, 3, 3),
        (4, 4, 2),
        (5, 7, 2),
        (2, 9, 4),
        (6, 1, 5),
    ]
    for seed, (many, count, wide) in enumerate(sizes * 3):
        draw = torch.Generator().manual_seed(seed)
        dice = random.Random(seed)
        loud = (1, 20, 2000)[seed % 3]
        deep = wide if seed % 2 else dice.randrange(1, 7)
        hops = 1 if seed % 3 == 2 else seed % 4
        layers = [layer(draw, wide, deep, loud) for _ in range(hops)]
        places = torch.randn(many, count, wide, generator=draw)
        asked = torch.randn(many, wide, generator=draw)
        true = torch.rand(many, count, generator=draw) < 0.6
        true[0] = seed % 2 == 0
        junk = (math.nan, math.inf, -1e9)[seed // 6]
        places = torch.where(true[..., None], places, torch.tensor(junk))
        every = [places, true, asked, *(x for one in layers for x in one)]
        before = repr([x.tolist() for x in every])
        last, maps = look(places, true, asked, layers)
        if repr([x.tolist() for x in every]) != before:
            raise AssertionError("an argument has changed")
        about = f"B {many}, L {count}, D {wide}, hops {hops}"
        last = listed(last, (many, wide), f"query, {about}")
        maps = listed(maps, (many, hops, count), f"maps, {about}")
        loose = 1e-2 if loud > 1000 else 2e-4
        for b in range(many):
            known = asked[b].tolist()
            rows, here = places[b].tolist(), true[b].tolist()
            for k, one in enumerate(layers):
                lists = [x.tolist() for x in one]
                known, share = slowly(rows, here, known, *lists)
                for place, (x, y) in enumerate(zip(maps[b][k], share)):
                    near(x, y, f"hop {k}, place {place}, {about}", loose)
                    if not here[place] and x != 0:
                        raise AssertionError(f"no place has weight {x}")
            for x, y in zip(last[b], known):
                near(x, y, f"query, {about}", 3 * loose)
        if not hops:
            continue
        order = dice.sample(range(count), count)
        one = hop(places, true, asked, layers[0])
        other = hop(places[:, order], true[:, order], asked, layers[0])
        pair = [
            listed(x[0], (many, wide), "hop: query") for x in (one, other)
        ]
        seen = [
            listed(x[1], (many, count), "hop: map") for x in (one, other)
        ]
        for b in range(many):
            for x, y in zip(pair[0][b], pair[1][b]):
                near(x, y, "query after another order", 3 * loose)
            for new, old in enumerate(order):
                near(seen[1][b][new], seen[0][b][old], "order", loose)
            if (
                not any(true[b].tolist())
                and pair[0][b] != asked[b].tolist()
            ):
                raise AssertionError("no place, but another query")

    draw = torch.Generator().manual_seed(99)
    pictures = torch.randn(3, 5, 2, generator=draw)
    true = torch.tensor([[1, 1, 1, 0, 0], [0] * 5, [1] * 5]).bool()
    pictures[~true] = math.nan
    first, second = layer(draw, 2, 6, 1), layer(draw, 2, 6, 1)
    asked = torch.randn(3, 2, generator=draw)
    leaves = [pictures, asked, *first, *second]
    for one in leaves:
        one.requires_grad_()
    last, _ = look(pictures, true, asked, [first, second])
    (last * torch.arange(1.0, 7.0).view(3, 2)).sum().backward()
    for one in leaves:
        if one.grad is None or not one.grad.isfinite().all().item():
            raise AssertionError("a gradient is missing or not finite")
        if not one.grad.abs().sum().item() > 0:
            raise AssertionError("a gradient is zero")
    reached = pictures.grad.abs().sum(dim=-1).gt(0).tolist()
    if reached != true.tolist():
        raise AssertionError(f"gradients reach {reached}, not {true}")
    print("18 batches, up to three hops, every order, gradients")


hidden_checks()
