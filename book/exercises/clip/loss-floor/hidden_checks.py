def hidden_checks():
    import math

    import torch

    def number(x):
        assert type(x) is float, (
            f"a float was expected, not {type(x).__name__}"
        )
        return x

    def near(found, expected, tolerance=1e-9):
        assert -tolerance < number(found) - expected < tolerance, (
            f"{found} is not {expected}"
        )

    near(loss_floor(2, 1.0), 0.1269280110429725, 1e-12)
    near(loss_floor(32, 1.0), 2.4884215888327326, 1e-9)
    near(loss_floor(32768, 1.0), 9.39722962884641, 1e-9)
    near(loss_floor(32768, 14.285714285714286), 0.020259731316359737, 1e-9)
    tiny = number(loss_floor(32768, 100.0))
    assert 1.2e-39 < tiny < 1.3e-39, (
        "the floor at scale 100 is tiny but not 0: use log1p"
    )

    for n in (2, 5, 128, 32768):
        for loss in (1e-6, 0.01, 0.4):
            near(loss_floor(n, number(scale_for(n, loss))), loss, 1e-9)
        near(scale_for(n, math.log(n) + 0.1), 0.0, 1e-12)

    for call in (
        lambda: loss_floor(1, 1.0),
        lambda: loss_floor(8, 0.0),
        lambda: scale_for(8, 0.0),
    ):
        try:
            call()
        except ValueError:
            continue
        raise AssertionError(
            "one pair, a scale of 0 and a loss of 0 must raise ValueError"
        )

    torch.manual_seed(0)
    n, scale = 6, 3.0
    vectors = torch.randn(2, n, 8, requires_grad=True)
    optimizer = torch.optim.Adam([vectors], lr=0.05)
    for _ in range(300):
        u, v = vectors / vectors.norm(dim=-1, keepdim=True)
        logits = scale * u @ v.T
        best = (
            torch.logsumexp(logits, 1)
            + torch.logsumexp(logits, 0)
            - 2 * logits.diag()
        ).mean() / 2
        optimizer.zero_grad()
        best.backward()
        optimizer.step()
    reached, floor = best.item(), number(loss_floor(n, scale))
    assert floor - 1e-5 < reached < floor + 0.01, (
        f"descent reached {reached}, the floor says {floor}"
    )
    print(f"{n} free pairs: {reached:.4f}; their floor: {floor:.4f}")


hidden_checks()
