def hidden_checks():
    import random

    def reference(scores, right, precision, least):
        best = None
        for limit in sorted(set(scores), reverse=True):
            above = [r for s, r in zip(scores, right) if s >= limit]
            enough = len(above) >= least
            if enough and sum(above) / len(above) >= precision:
                best = limit
        return best

    def same(found, wanted, about):
        if wanted is None:
            assert found is None, f"{found!r} instead of None: {about}"
            return
        assert type(found) is float and found == wanted, (
            f"{found!r} instead of {wanted}: {about}"
        )

    fixed = [
        ([0.9, 0.8, 0.7], [True, True, True], 1.0, 3, 0.7),
        ([0.9, 0.8, 0.7], [True, True, True], 1.0, 4, None),
        ([0.9, 0.8, 0.7], [False, True, True], 0.6, 1, 0.7),
        ([0.9, 0.8, 0.7], [False, False, False], 0.1, 1, None),
        ([0.9, 0.8, 0.7], [False, False, False], 0.0, 1, 0.7),
        ([], [], 0.5, 1, None),
        ([], [], 0.5, 0, None),
        ([-0.2, -0.5, -0.9], [True, True, False], 0.9, 1, -0.5),
        ([0.0, -0.5], [True, False], 0.9, 1, 0.0),
        ([0.5, 0.5, 0.5], [True, True, False], 0.9, 1, None),
        ([0.5, 0.5, 0.7], [True, True, False], 0.6, 1, 0.5),
        ([0.8] * 7 + [0.1] * 3, [True] * 7 + [False] * 3, 0.7, 1, 0.1),
    ]
    for scores, right, precision, least, wanted in fixed:
        for turn in (1, -1):
            s, r = scores[::turn], right[::turn]
            same(lowest_limit(s, r, precision, least), wanted, (s, r))
    dice = random.Random(1)
    for _ in range(300):
        count = dice.randrange(1, 30)
        scores = [dice.randrange(-8, 12) / 16 for _ in range(count)]
        right = [dice.random() < 0.4 + s / 2 for s in scores]
        precision = dice.choice([0.5, 0.6, 0.75, 0.9, 1.0])
        least = dice.choice([1, 2, 5])
        wanted = reference(scores, right, precision, least)
        found = lowest_limit(tuple(scores), tuple(right), precision, least)
        same(found, wanted, (scores, right, precision, least))

    names = ["en", "es", "zh", "uy", "qu"]
    for seed in range(60):
        dice = random.Random(seed)
        count = 200
        languages = [dice.choice(names[:4]) for _ in range(count)]
        bonus = {"en": 0.25, "es": 0.0, "zh": -0.25, "uy": 0.0}
        true = [dice.random() < 0.6 for _ in range(count)]
        scores = [
            round(bonus[code] + 0.2 * t + dice.gauss(0, 0.15), 2)
            for code, t in zip(languages, true)
        ]
        rows = dice.sample(range(count), 80)
        checked = {row: true[row] for row in rows if languages[row] != "uy"}
        languages[0] = "qu"
        checked.pop(0, None)
        checked[0] = False
        precision, least = dice.choice([0.7, 0.8, 0.9]), 4
        before = list(scores), list(languages), list(checked.items())
        kept = keep(scores, languages, checked, precision, least)
        lost = right_lost(languages, checked, kept)
        now = list(scores), list(languages), list(checked.items())
        assert before == now, "an argument has changed"
        assert type(kept) is list, f"{type(kept)} is no list"
        limits = {}
        for code in names:
            own = [row for row in checked if languages[row] == code]
            limits[code] = reference(
                [scores[row] for row in own],
                [checked[row] for row in own],
                precision,
                least,
            )
        wanted = [
            row
            for row in range(count)
            if limits[languages[row]] is not None
            and scores[row] >= limits[languages[row]]
        ]
        assert kept == wanted, f"kept {kept}, wanted {wanted}"
        assert type(lost) is dict and sorted(lost) == sorted(names), (
            f"languages {sorted(lost)}"
        )
        for code in names:
            own = [
                row
                for row in checked
                if languages[row] == code and checked[row]
            ]
            if not own:
                assert lost[code] is None, f"{code}: {lost[code]!r}"
                continue
            share = sum(row not in wanted for row in own) / len(own)
            assert type(lost[code]) in (int, float), f"{lost[code]!r}"
            assert abs(lost[code] - share) < 1e-12, (
                f"{code}: {lost[code]} instead of {share}"
            )
    for kept in ([], (0, 1), {0}, range(count)):
        lost = right_lost(
            ["a", "a", "b"], {0: True, 1: True, 2: False}, kept
        )
        share = sum(row not in kept for row in (0, 1)) / 2
        assert abs(lost["a"] - share) < 1e-12 and lost["b"] is None, (
            f"{lost}"
        )

    english = [0.62, 0.55, 0.48, 0.44, 0.40, 0.35, 0.30, 0.22]
    spanish = [0.41, 0.38, 0.33, 0.29, 0.27, 0.25, 0.18, 0.12]
    truth = [1, 1, 0, 1, 1, 0, 1, 0], [1, 1, 1, 0, 1, 0, 1, 0]
    scores = english + spanish
    checked = dict(enumerate(bool(t) for part in truth for t in part))
    for languages in (["all"] * 16, ["en"] * 8 + ["es"] * 8):
        kept = keep(scores, languages, checked, 0.8, 4)
        print([scores[row] for row in kept])
        print(right_lost(["en"] * 8 + ["es"] * 8, checked, kept))


hidden_checks()
