def hidden_checks():
    import math
    import random

    import torch

    def numbers(found, kind, shape, about):
        if type(found) is not torch.Tensor:
            raise AssertionError(f"{about}: {type(found)}")
        got = str(found.dtype), tuple(found.shape)
        if got != (kind, shape):
            raise AssertionError(f"{about}: {got}, not {(kind, shape)}")
        return found.tolist()

    def near(found, wanted, about):
        if not (type(found) is float and abs(found - wanted) < 1e-4):
            raise AssertionError(f"{about}: {found!r} instead of {wanted}")

    for seed in range(30):
        dice = random.Random(seed)
        count, names = dice.randrange(1, 6), dice.randrange(6, 12)
        start, stop = dice.sample(range(names), 2)
        others = [n for n in range(names) if n != stop]
        rows = [
            tuple(dice.choice(others) for _ in range(dice.randrange(6)))
            for _ in range(count)
        ]
        most = max(len(row) for row in rows) + 1
        put, want, true = shifted(rows, start, stop)
        shape = count, most
        put = numbers(put, "torch.int64", shape, "inputs")
        want_ = numbers(want, "torch.int64", shape, "targets")
        true_ = numbers(true, "torch.bool", shape, "real")
        for place, row in enumerate(rows):
            fill = [stop] * (most - len(row) - 1)
            wanted = [start, *row, *fill]
            if put[place] != wanted:
                raise AssertionError(f"inputs {put[place]}, not {wanted}")
            wanted = [*row, stop, *fill]
            if want_[place] != wanted:
                raise AssertionError(
                    f"targets {want_[place]}, not {wanted}"
                )
            wanted = [m <= len(row) for m in range(most)]
            if true_[place] != wanted:
                raise AssertionError(f"real {true_[place]}, not {wanted}")

        draw = torch.Generator().manual_seed(seed)
        raw = 3 * torch.randn(*shape, names, generator=draw)
        for place, row in enumerate(rows):
            raw[place, len(row) + 1 :] = (math.nan, math.inf, 1e30)[
                seed % 3
            ]
        if seed % 5 == 0:
            raw[0] += 200
        table = raw.tolist()
        wanted = []
        for place, row in enumerate(rows):
            total = 0.0
            for m, name in enumerate([*row, stop]):
                line = table[place][m]
                peak = max(line)
                whole = sum(math.exp(x - peak) for x in line)
                total += line[name] - peak - math.log(whole)
            wanted.append(total)
        keep = [raw.clone(), want.clone(), true.clone()]
        found = sentence_scores(raw, want, true)
        for one, other in zip(keep, (raw, want, true)):
            if repr(one.tolist()) != repr(other.tolist()):
                raise AssertionError("an argument has changed")
        found_ = numbers(found, "torch.float32", (count,), "scores")
        for x, y in zip(found_, wanted):
            near(x, y, f"sentences {rows}")
        tokens = sum(len(row) + 1 for row in rows)
        pooled = math.exp(-sum(wanted) / tokens)
        result = perplexity(torch.tensor(wanted), true)
        near(result / pooled, 1.0, f"perplexity {result}, not {pooled}")

        alone = shifted(rows[:1], start, stop)
        short = raw[:1, : len(rows[0]) + 1]
        x = sentence_scores(short, alone[1], alone[2]).tolist()[0]
        near(x, wanted[0], "a sentence alone")

    for bad in ([[3], [4, 2]], [[2]]):
        try:
            shifted(bad, 1, 2)
        except ValueError:
            continue
        raise AssertionError(f"no ValueError for {bad} that hold 2")
    trained = torch.zeros(2, 3, 5, requires_grad=True)
    _, goal, true = shifted([[3, 4], [3]], 1, 2)
    sentence_scores(trained, goal, true).sum().backward()
    reached = trained.grad.abs().sum(dim=-1).gt(0).tolist()
    if reached != true.tolist():
        raise AssertionError(f"gradients reach {reached}")
    print("30 batches, also with NaN at the places that do not count")


hidden_checks()
