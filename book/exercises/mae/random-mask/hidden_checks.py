def hidden_checks():
    from itertools import combinations

    import torch

    def draw(batch, places, ratio, generator):
        mask = random_mask(batch, places, ratio, generator)
        assert type(mask) is torch.Tensor, (
            f"a tensor was expected, not {type(mask).__name__}"
        )
        assert mask.dtype is torch.bool, f"bool, not {mask.dtype}"
        assert tuple(mask.shape) == (batch, places), (
            f"shape {tuple(mask.shape)} is not {(batch, places)}"
        )
        return mask.tolist()

    def seeded(seed):
        return torch.Generator().manual_seed(seed)

    for places, ratio, hidden in (
        (196, 0.75, 147),
        (100, 0.29, 29),
        (10, 0.9, 9),
        (3, 0.5, 2),
        (2, 0.5, 1),
    ):
        counts = {sum(row) for row in draw(20, places, ratio, seeded(3))}
        assert counts == {hidden}, (
            f"{places} patches at {ratio}: {counts} hidden, not {hidden}"
        )

    before = torch.get_rng_state()
    generator = seeded(11)
    first, second = (draw(8, 30, 0.5, generator) for _ in range(2))
    assert first != second, "two draws from one generator must differ"
    assert torch.equal(before, torch.get_rng_state()), (
        "all chance must come from the generator"
    )
    torch.manual_seed(1)
    generator = seeded(11)
    again = [draw(8, 30, 0.5, generator) for _ in range(2)]
    torch.set_rng_state(before)
    assert again == [first, second], (
        "two generators with one seed must draw equal masks"
    )

    for places, hidden, limit in ((5, 2, 50.0), (6, 3, 70.0)):
        rows = draw(6000, places, hidden / places, seeded(23))
        seen = dict.fromkeys(combinations(range(places), hidden), 0)
        for row in rows:
            seen[tuple(i for i, masked in enumerate(row) if masked)] += 1
        expected = len(rows) / len(seen)
        surprise = sum(
            (n - expected) ** 2 / expected for n in seen.values()
        )
        assert surprise < limit, (
            f"of {places} places, some sets of {hidden} come up too often: "
            f"from {min(seen.values())} to {max(seen.values())} times, "
            f"not about {expected:.0f}"
        )

    for places, ratio in (
        (196, 0.0),
        (196, 1.0),
        (196, 1.5),
        (196, -0.2),
        (1, 0.5),
        (4, 0.1),
        (4, 0.9),
    ):
        try:
            random_mask(2, places, ratio, seeded(0))
        except ValueError:
            continue
        raise AssertionError(
            f"{places} patches at a ratio of {ratio} must raise ValueError"
        )
    print(
        f"20 sets of 3 in 6 places, 6000 draws: chi-square {surprise:.1f}"
    )


hidden_checks()
