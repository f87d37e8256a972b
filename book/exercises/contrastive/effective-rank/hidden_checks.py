def hidden_checks():
    import math

    import torch

    def near(batch, expected, what, tolerance=1e-3):
        found = effective_rank(batch)
        assert type(found) is float, (
            f"a float was expected, not {type(found).__name__}"
        )
        assert -tolerance < found - expected < tolerance, (
            f"{what}: {found} is not {expected}"
        )
        return found

    draw = torch.Generator().manual_seed(13)
    for spectrum in ([1.0] * 7, [4.0, 2.0, 1.0, 1.0], [10.0, 0.1], [2.0]):
        shares = [s / sum(spectrum) for s in spectrum]
        expected = math.exp(-sum(p * math.log(p) for p in shares))
        axes = torch.diag(torch.tensor(spectrum, dtype=torch.float64))
        batch = torch.cat([axes, -axes])
        width = len(spectrum)
        near(batch, expected, f"spectrum {spectrum}")
        near(batch + 3.0, expected, f"{spectrum}, moved by a constant")
        near(0.01 * batch, expected, f"{spectrum}, smaller")
        padded = torch.cat([batch, torch.zeros(2 * width, 6)], dim=1)
        turn = torch.linalg.qr(
            torch.randn(
                width + 6, width + 6, generator=draw, dtype=torch.float64
            )
        )[0]
        near(padded, expected, f"{spectrum}, with six empty columns")
        near(padded @ turn, expected, f"{spectrum}, rotated")
        near(padded.flip(0), expected, f"{spectrum}, in another order")

    few = torch.randn(9, 40, generator=draw, requires_grad=True)
    found = effective_rank(few)
    assert type(found) is float and 6 < found < 8.001, (
        f"9 rows span at most 8 directions, not {found}"
    )

    single = torch.tensor([0.1, -0.7, 0.3, 1.9]).repeat(300, 1)
    for name, batch in (
        ("300 equal rows", single),
        ("equal rows of unit length", single / single.norm(dim=1)[:, None]),
        ("equal rows in double precision", single.double() / 3),
        ("a row", torch.randn(1, 5, generator=draw)),
        ("zeros", torch.zeros(6, 3)),
        ("a vector", torch.randn(5, generator=draw)),
    ):
        try:
            effective_rank(batch)
        except ValueError:
            continue
        raise AssertionError(f"{name} must raise ValueError")
    print(f"9 random rows of width 40: {found:.2f}")


hidden_checks()
