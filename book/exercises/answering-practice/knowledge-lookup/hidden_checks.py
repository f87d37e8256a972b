def hidden_checks():
    import math
    import random

    import torch

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def cosine(one, other):
        long = math.hypot(*one) * math.hypot(*other)
        return (
            sum(a * b for a, b in zip(one, other)) / long if long else 0.0
        )

    def slowly(asked, keys, there, strength, least):
        rows = []
        for number in range(len(there)):
            scores = [least * sum(strength)]
            for entry in range(there.shape[1]):
                score = sum(
                    much * cosine(a[number].tolist(), k[entry].tolist())
                    for a, k, much in zip(asked, keys, strength)
                )
                scores.append(score if there[number, entry] else -math.inf)
            top = max(scores)
            parts = [math.exp(score - top) for score in scores]
            rows.append([part / sum(parts) for part in parts])
        return torch.tensor(rows).view(len(there), -1)

    for seed in range(120):
        torch.manual_seed(seed)
        batch, entries = 1 + seed % 4, seed % 7
        sizes = (2 + seed % 3, 4)
        asked = tuple(4 * torch.randn(batch, size) for size in sizes)
        keys = tuple(3 * torch.randn(entries, size) for size in sizes)
        there = torch.rand(batch, entries) > 0.3
        if entries > 3:
            keys[seed % 2][1] = 0.0
            asked[seed % 2][0] = 0.0
            there[0] = False
        strength = ((5.0, 2.0), (0.0, 3.0), (400.0, 300.0))[seed % 3]
        least = (0.5, -0.2, 0.9)[seed // 3 % 3]
        before = [x.clone() for x in (*asked, *keys, there)]
        about = f"base {seed}"
        found = lookup(asked, keys, there, strength, least)
        expect(isinstance(found, torch.Tensor), f"{about}: {type(found)}")
        expect(found.shape == (batch, entries + 1), f"{about}: shape")
        expect(bool(torch.isfinite(found).all()), f"{about}: {found}")
        off = (found - slowly(asked, keys, there, strength, least)).abs()
        expect(float(off.max()) < 1e-4, f"{about}: off by {off.max()}")
        expect(not found[:, 1:][~there].any().item(), f"{about}: missing")
        after = (*asked, *keys, there)
        same = all(torch.equal(a, b) for a, b in zip(before, after))
        expect(same, f"{about}: the arguments have changed")
        if entries > 2:
            there[:, 2] = False
            keys[0][2] = torch.nan
            found = lookup(asked, keys, there, strength, least)
            expect(bool(torch.isfinite(found).all()), f"{about}: NaN")

    dice = random.Random(5)
    for number in range(300):
        entries = number % 8
        names = ["meat", "fish", "plants", "nothing here"]
        dice.shuffle(names)
        values = [
            names[dice.randrange(1 + number % 4)] for _ in range(entries)
        ]
        whole = torch.tensor(
            [
                [dice.randrange(8) / 8 for _ in range(entries + 1)]
                for _ in range(1 + number % 3)
            ]
        )
        wanted = []
        for row in whole.tolist():
            best, most = "", row[0]
            for value in dict.fromkeys(values):
                much = sum(w for v, w in zip(values, row[1:]) if v == value)
                if much > most:
                    best, most = value, much
            wanted.append(best)
        found = reply(whole, values)
        expect(type(found) is list, f"{type(found)} is no list")
        expect(found == wanted, f"{values}, {whole}: {found}")
    print("120 bases and 300 replies")


hidden_checks()
