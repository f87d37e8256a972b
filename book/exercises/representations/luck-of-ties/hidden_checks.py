def hidden_checks():
    import itertools
    import random
    from fractions import Fraction

    import torch

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def of_one(row, good, k):
        """Worst, expected and best of one query, from every order."""
        answered = []
        for order in itertools.permutations(range(len(row))):
            listed = sorted(order, key=lambda i: row[i])  # keeps ties
            answered.append(any(good[i] for i in listed[:k]))
        share = Fraction(sum(answered), len(answered))
        return min(answered), share, max(answered)

    def by_counts(before, wrong, good, k):
        """The same for one large group of equals."""
        places, lost = k - before, Fraction(1)
        for i in range(max(0, min(places, wrong + good))):
            lost *= Fraction(max(0, wrong - i), wrong + good - i)
        return places > wrong, 1 - lost, places > 0

    def same(found, wanted, about):
        expect(
            type(found) is tuple and len(found) == 3, f"{about}: {found}"
        )
        for name, one, other in zip(
            ("worst", "expected", "best"), found, wanted
        ):
            expect(type(one) is float, f"{about}: {name} is {type(one)}")
            off = abs(one - float(other))
            expect(off < 1e-6, f"{about}: {name} {one}, not {float(other)}")

    kinds = [torch.int64, torch.int32, torch.int16, torch.uint8, torch.int8]
    for seed in range(120):
        dice = random.Random(seed)
        many, queries = 1 + seed % 6, 1 + seed % 4
        levels = dice.choice([1, 2, 3, 9])
        rows = [
            [dice.randrange(levels) for _ in range(many)]
            for _ in range(queries)
        ]
        good = [
            [dice.random() < 0.4 for _ in range(many)]
            for _ in range(queries)
        ]
        for one in good:
            one[dice.randrange(many)] = True
        k = dice.randrange(1, many + 3)
        distances = torch.tensor(rows).to(kinds[seed % 5])
        right = torch.tensor(good)
        before = distances.tolist(), right.tolist()
        found = recall_span(distances, right, k)
        expect(before == (distances.tolist(), right.tolist()), "changed")
        each = [of_one(row, one, k) for row, one in zip(rows, good)]
        wanted = [sum(Fraction(x) for x in c) / queries for c in zip(*each)]
        same(found, wanted, f"{rows}, {good}, k {k}")

    for before, wrong, good, k in (
        (0, 307, 1, 10),
        (3, 40_000, 1, 500),
        (0, 39_990, 10, 4_000),
        (100, 30_000, 25, 100),
        (100, 30_000, 25, 101),
        (7, 20_000, 2, 20_006),
        (7, 20_000, 2, 20_008),
        (0, 0, 5, 1),
        (50_000, 0, 1, 50_000),
    ):
        row = [0] * before + [9] * (wrong + good) + [200] * 3
        true = (
            [False] * (before + wrong) + [True] * (good + 1) + [False] * 2
        )
        order = list(range(len(row)))
        random.Random(k).shuffle(order)
        distances = torch.tensor([row])[:, order].to(torch.uint8)
        right = torch.tensor([true])[:, order]
        about = f"{before} before, {wrong} wrong, {good} right, k {k}"
        found = recall_span(distances, right, k)
        same(found, by_counts(before, wrong, good, k), about)

    edge = torch.tensor([[255, 255, 0]], dtype=torch.uint8)
    true = torch.tensor([[True, False, False]])
    same(recall_span(edge, true, 2), (0, Fraction(1, 2), 1), "distance 255")
    low = torch.tensor([[-3, -3, 4]])
    same(recall_span(low, true, 1), (0, Fraction(1, 2), 1), "below zero")

    row, yes = torch.zeros(2, 3).long(), torch.ones(2, 3).bool()
    half = torch.tensor([[True, True, True], [False, False, False]])
    for arguments in (
        (row, half, 1),
        (row, yes, 0),
        (row, yes, -2),
        (row, yes[:1], 1),
        (row, yes[:, :1], 1),
        (row[0], yes[0], 1),
        (row[:0], yes[:0], 1),
    ):
        try:
            recall_span(*arguments)
        except ValueError:
            continue
        raise AssertionError(f"{arguments}: no ValueError")
    print("120 small lists in every order, groups of 40,000 equals")


hidden_checks()
