def hidden_checks():
    import math

    import torch

    def listed(found, shape, about):
        if type(found) is not torch.Tensor:
            raise AssertionError(f"{about}: {type(found)} is no tensor")
        if tuple(found.shape) != shape:
            raise AssertionError(
                f"{about}: {tuple(found.shape)}, not {shape}"
            )
        return found.tolist()

    def near(found, wanted, about):
        for row, (line, right) in enumerate(zip(found, wanted)):
            for a, b in zip(line, right):
                if not abs(a - b) <= 1e-4 * max(1.0, abs(b)):
                    raise AssertionError(
                        f"{about}, row {row}: {a}, not {b}"
                    )

    def refused(fuse, *arguments):
        try:
            fuse(*arguments)
        except ValueError:
            return
        raise AssertionError(f"{fuse.__name__} accepts what it must refuse")

    def dot(a, b):
        return sum(p * q for p, q in zip(a, b))

    def stream(x, y, spare, rows):
        lines = []
        for row in range(rows):
            one = spare[0] if x is None else x[row]
            other = spare[1] if y is None else y[row]
            here = [float(x is not None), float(y is not None)]
            lines.append([*one, *other, *here])
        return lines

    def decided(x, y, then, now, rows):
        lines = []
        for row in range(rows):
            scores = [math.log(share) for share in now]
            for told in (x, y):
                if told is not None:
                    scores = [
                        s + t - math.log(p)
                        for s, t, p in zip(scores, told[row], then)
                    ]
            top = max(scores)
            whole = top + math.log(sum(math.exp(s - top) for s in scores))
            lines.append([s - whole for s in scores])
        return lines

    def opened(t):
        return 1 / (1 + math.exp(-t)) if t > -500 else 0.0

    def gated(x, y, weights, rows):
        big, other, gate = weights
        heard, gates = [], []
        for row in range(rows):
            if y is None:
                z = [1.0] * len(gate)
            elif x is None:
                z = [0.0] * len(gate)
            else:
                z = [opened(dot([*x[row], *y[row]], line)) for line in gate]
            value = []
            for h, open_ in enumerate(z):
                one = 0.0 if x is None else math.tanh(dot(x[row], big[h]))
                two = 0.0 if y is None else math.tanh(dot(y[row], other[h]))
                value.append(open_ * one + (1 - open_) * two)
            heard.append(value)
            gates.append(z)
        return heard, gates

    class Normal:
        def __init__(self, dice):
            self.dice = dice

        def __call__(self, *shape):
            return torch.randn(*shape, generator=self.dice)

    def plain(*tensors):
        return [None if t is None else t.tolist() for t in tensors]

    sizes = [(1, 3, 2, 4), (5, 2, 7, 1), (4, 4, 4, 4), (3, 1, 6, 5)]
    for seed, (rows, d, e, h) in enumerate(sizes):
        draw = torch.Generator().manual_seed(seed)
        normal = Normal(draw)
        x, y = normal(rows, d), normal(rows, e)
        spare = normal(d), normal(e)
        loud = (1.0, 30.0, 400.0, 1e6)[seed]
        logits = normal(rows, h + 1) * min(loud, 1000), normal(rows, h + 1)
        then = torch.softmax(normal(h + 1), dim=0)
        now = torch.softmax(normal(h + 1), dim=0)
        weights = normal(h, d), normal(h, e), normal(h, d + e) * loud
        every = [x, y, *spare, *logits, then, now, *weights]
        before = repr([t.tolist() for t in every])
        for there in ((True, True), (True, False), (False, True)):
            about = f"sizes {(rows, d, e, h)}, there {there}"
            one, two = x if there[0] else None, y if there[1] else None
            found = early_fuse(one, two, spare)
            found = listed(found, (rows, d + e + 2), f"early, {about}")
            wanted = stream(*plain(one, two), plain(*spare), rows)
            near(found, wanted, f"early, {about}")
            said = [t if here else None for t, here in zip(logits, there)]
            found = late_fuse(*said, then, now)
            found = listed(found, (rows, h + 1), f"late, {about}")
            wanted = decided(*plain(*said, then, now), rows)
            near(found, wanted, f"late, {about}")
            pair = gated_fuse(one, two, weights)
            wanted = gated(*plain(one, two), plain(*weights), rows)
            for name, part, right in zip(("heard", "gate"), pair, wanted):
                part = listed(part, (rows, h), f"{name}, {about}")
                near(part, right, f"{name}, {about}")
        if repr([t.tolist() for t in every]) != before:
            raise AssertionError("an argument has changed")
        moved = late_fuse(logits[0] + 50, logits[1] - 20, then, now)
        moved = listed(moved, (rows, h + 1), "late, constants added")
        near(moved, decided(*plain(*logits, then, now), rows), "constants")

    draw = torch.Generator().manual_seed(9)
    x, y = (torch.randn(3, 2, generator=draw) for _ in range(2))
    weights = [torch.randn(2, 2, generator=draw) for _ in range(2)]
    weights.append(torch.randn(2, 4, generator=draw))
    shares = torch.tensor([0.5, 0.5])
    spare = (torch.zeros(2), torch.zeros(2))
    for a, b in ((None, None), (x[:1], y), (x, y[:1])):
        refused(early_fuse, a, b, spare)
        refused(late_fuse, a, b, shares, shares)
        refused(gated_fuse, a, b, weights)
    for one in (x, y, *weights):
        one.requires_grad_()
    gated_fuse(x, y, weights)[0].sum().backward()
    late_fuse(x, y, shares, shares)[:, 0].sum().backward()
    early_fuse(x, y, spare).sum().backward()
    for one in (x, y, *weights):
        if one.grad is None or not one.grad.abs().sum().item() > 0:
            raise AssertionError("a gradient is missing")
    print("four sizes, each sense alone and both, gates up to a million")


hidden_checks()
