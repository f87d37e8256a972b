def hidden_checks():
    import torch

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def numbers(found, shape, about):
        expect(type(found) is torch.Tensor, f"{about}: {type(found)}")
        expect(found.dtype is torch.float64, f"{about}: {found.dtype}")
        expect(tuple(found.shape) == shape, f"{about}: {found.shape}")
        return found.tolist()

    def near(found, wanted, about, tolerance=1e-6):
        for one, other in zip(found, wanted, strict=True):
            expect(
                abs(one - other) <= tolerance,
                f"{about}: {one} instead of {other}",
            )

    def axes(things, count, draw):
        """Orthonormal columns of mean 0."""
        ones = torch.ones(things, 1, dtype=torch.float64)
        rest = torch.randn(things, count, generator=draw).double()
        return torch.linalg.qr(torch.cat([ones, rest], dim=1)).Q[:, 1:]

    def shown(inside, columns, draw, loud):
        """A view with this span: more columns, moved, some constant."""
        mix = torch.randn(inside.shape[1], columns, generator=draw).double()
        mix[:, : inside.shape[1]] += 2 * torch.eye(inside.shape[1])
        scale = torch.ones(columns, dtype=torch.float64)
        scale[::2], scale[1::2] = 10.0**loud, 10.0**-loud
        view = inside @ mix * scale
        view = view + view.abs().amax(dim=0) * (1 + 3 * (loud > 0))
        still = torch.tensor([0.1, 1 / 3, 7.7e5, 1e-5], dtype=torch.float64)
        still = still.expand(len(view), 4)
        return torch.cat([view[:, :1], still, view, view[:, -1:]], dim=1)

    def checked(first, second, wanted, about):
        before = first.tolist(), second.tolist()
        found = agreement(first, second)
        pair = best_pair(first, second)
        expect(
            before == (first.tolist(), second.tolist()),
            f"{about}: an argument has changed",
        )
        found = numbers(found, (len(wanted),), about)
        near(found, wanted, about)
        expect(max(found) <= 1.0, f"{about}: above 1")
        expect(type(pair) is tuple and len(pair) == 2, about)
        for one, view in zip(pair, (first, second)):
            numbers(one, (len(view),), about)
            near([one.mean().item(), one.norm().item()], [0.0, 1.0], about)
        near([(pair[0] @ pair[1]).item()], wanted[:1], f"{about}: pair")
        return pair

    def inside(vector, space, about):
        left = vector - space @ (space.T @ vector)
        near([left.norm().item()], [0.0], f"{about}: outside of the span")

    plans = [
        (40, [0.9, 0.5, 0.1], 3, 3, 3, 3, 6.0),
        (40, [1.0, 0.7, 0.0], 3, 4, 6, 4, 0.0),
        (25, [0.8, 0.3], 5, 2, 9, 7, 3.0),
        (25, [0.6], 1, 4, 1, 5, -6.0),
        (12, [1.0, 1.0, 0.4], 4, 3, 30, 18, 0.0),
        (60, [0.95, 0.94, 0.93, 0.2], 4, 6, 5, 8, -5.0),
        (9, [0.5], 1, 1, 4, 3, 0.0),
    ]
    for seed, plan in enumerate(plans):
        things, rho, one, other, wide, high, loud = plan
        draw = torch.Generator().manual_seed(seed)
        every = axes(things, one + other, draw)
        left, right = every[:, :one], every[:, one:]
        right = right.clone()
        for i, r in enumerate(rho):
            right[:, i] = r * left[:, i] + (1 - r**2) ** 0.5 * right[:, i]
        first = shown(left, max(wide, one), draw, loud)
        second = shown(right, max(high, other), draw, loud)
        about = f"plan {seed}"
        pair = checked(first, second, rho, about)
        inside(pair[0], left, about)
        inside(pair[1], right, about)
        pair = checked(second, first, rho, f"{about}, in turn")
        inside(pair[0], right, about)

    for seed, (things, wide, high) in enumerate(
        [(30, 10, 12), (30, 15, 15), (30, 20, 20), (8, 3, 30), (6, 40, 50)]
    ):
        draw = torch.Generator().manual_seed(70 + seed)
        first = torch.randn(things, wide, generator=draw).double()
        second = torch.randn(things, high, generator=draw).double()
        one, other = min(wide, things - 1), min(high, things - 1)
        found = agreement(first, second)
        about = f"noise {things}, {wide}, {high}"
        found = numbers(found, (min(one, other),), about)
        full = sum(abs(r - 1) < 1e-9 for r in found)
        expect(full == max(0, one + other - things + 1), f"{about}: {full}")
        expect(found == sorted(found, reverse=True), f"{about}: order")
        expect(max(found) <= 1.0 and min(found) >= 0, f"{about}: range")

    draw = torch.Generator().manual_seed(305)
    view = torch.randn(6, 2, generator=draw).double()
    far = (torch.randn(6, 1, generator=draw) + 1e6).double()
    shifted = agreement(view, far).tolist()
    near(shifted, agreement(view, far - 1e6).tolist(), "far from 0", 1e-5)
    for still in (torch.full((6, 3), 0.3), torch.zeros(6, 1)):
        still = still.double()
        for pair in ((view, still), (still, view), (still, still)):
            expect(agreement(*pair).numel() == 0, "nothing changes")
            numbers(agreement(*pair), (0,), "nothing changes")
            try:
                best_pair(*pair)
            except ValueError:
                continue
            raise AssertionError("best_pair: nothing changes, no error")
    for pair in (
        (view, view[:5]),
        (view[:1], view[:1]),
        (view[:, 0], view[:, 0]),
        (view[None], view[None]),
        (torch.stack([view, view]), torch.stack([view, view])),
        (view, view[:, 0]),
        (view[:, 0], view),
        (view[:0], view[:0]),
    ):
        for action in (agreement, best_pair):
            try:
                action(*pair)
            except ValueError:
                continue
            raise AssertionError(f"{[x.shape for x in pair]}: no error")
    print("7 spans seen through other columns, 5 times noise")


hidden_checks()
