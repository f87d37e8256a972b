def hidden_checks():
    import math
    import random

    def by_masks(readings, sigmas, apart):
        present = [
            k
            for k, x in enumerate(readings)
            if x - x == 0  # finite
        ]
        best = None
        for mask in range(1, 2 ** len(readings)):
            group = [k for k in range(len(readings)) if mask >> k & 1]
            if any(k not in present for k in group) or len(group) < 2:
                continue
            if 2 * len(group) <= len(present):
                continue
            if any(
                (readings[a] - readings[b]) ** 2
                > apart**2 * (sigmas[a] ** 2 + sigmas[b] ** 2)
                for a in group
                for b in group
            ):
                continue
            precision = sum(1 / sigmas[k] ** 2 for k in group)
            key = -len(group), 1 / precision, group
            if best is None or key < best[0]:
                mean = sum(readings[k] / sigmas[k] ** 2 for k in group)
                best = key, mean / precision, precision**-0.5, tuple(group)
        return best[1:] if best else (None, None, ())

    def compare(readings, sigmas, apart):
        kept = list(readings), list(sigmas)
        found = fuse(readings, sigmas, apart=apart)
        right = by_masks(readings, sigmas, apart)
        about = f"{readings} with {sigmas}, apart={apart}"
        assert len(found) == 3 and type(found[2]) is tuple, about
        assert [int(k) for k in found[2]] == list(right[2]), (
            f"{about}: used {found[2]}, not {right[2]}"
        )
        for name, mine, value in zip(("value", "sigma"), found, right):
            if value is None:
                assert mine is None, f"{about}: {name} {mine}"
                continue
            assert type(mine) is float, f"{about}: {name} is {type(mine)}"
            assert -1e-7 < mine - value < 1e-7, (
                f"{about}: {name} {mine}, not {value}"
            )
        assert (list(readings), list(sigmas)) == kept, "arguments changed"
        return right[2]

    answered = silent = partly = 0
    for seed in range(400):
        draw = random.Random(seed)
        count = draw.randrange(1, 7)
        sigmas = [draw.choice((0.5, 1.0, 2.0, 4.0)) for _ in range(count)]
        truth = draw.uniform(-50, 50)
        readings = [truth + draw.gauss(0, sigma) for sigma in sigmas]
        for k in range(count):
            fate = draw.random()
            if fate < 0.2:
                readings[k] = draw.choice((math.nan, math.inf, -math.inf))
            elif fate < 0.45:
                readings[k] = truth + draw.choice((9.0, 9.0, 30.0, -8.0))
        used = compare(readings, sigmas, draw.choice((1.0, 2.0, 3.0)))
        answered += bool(used)
        silent += not used
        partly += 0 < len(used) < sum(math.isfinite(x) for x in readings)
    assert min(answered, silent, partly) > 50, "the cases are too tame"

    for readings, sigmas in (
        ([], []),
        ([5.0], [1.0]),
        ([0.0, 3.0, 6.0], [1.0, 1.0, 1.0]),  # ties: the first
        ([6.0, 3.0, 0.0, 3.0], [1.0, 1.0, 1.0, 1.0]),
        ([0.0, 0.0, 9.0, 9.0], [1.0, 1.0, 1.0, 1.0]),  # two against two
        ([0.0, 5.0], [0.3125, 1.625]),
        ([0.0, 15.0], [3.0, 4.0]),  # exactly at the limit
        ([1e6 + 1, 1e6 + 2, 0.0], [1.0, 1.0, 1.0]),
    ):
        compare(readings, sigmas, 3.0)
    plain = fuse([0.0, 15.0], [3.0, 4.0])
    assert tuple(plain.used) == (0, 1), "apart is 3 when it is not given"

    for readings, sigmas, named in (
        ([1.0, 2.0], [1.0, 0.0], "0"),
        ([1.0, 2.0], [-2.5, 1.0], "-2.5"),
        ([1.0, math.nan], [1.0, -7.5], "-7.5"),
        ([1.0, 2.0, 3.0], [1.0, 1.0], "3"),
    ):
        message = None
        try:
            fuse(readings, sigmas)
        except ValueError as error:
            message = str(error)
        assert type(message) is str, f"no ValueError for {sigmas}"
        assert named in message, f"{message} does not name {named}"
    print(
        f"which-sensor-lies: {answered} answers, "
        f"{silent} times silent, {partly} times somebody left out"
    )


hidden_checks()
