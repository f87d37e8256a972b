def hidden_checks():
    import random
    import time

    def reference(rows, columns, twins):
        ties = list(twins)
        for column in columns:
            by_value = {}
            for row, entry in enumerate(rows):
                if entry[column] is not None:
                    by_value.setdefault(entry[column], []).append(row)
            ties += by_value.values()
        home = {row: {row} for row in range(len(rows))}
        for tie in ties:
            joined = set().union(*(home[row] for row in tie))
            home.update(dict.fromkeys(joined, joined))
        return sorted({min(g): sorted(g) for g in home.values()}.values())

    def as_plain(found):
        assert type(found) is list, f"{type(found)} is no list"
        assert all(type(g) is list for g in found), "a group is no list"
        assert all(type(r) is int for g in found for r in g), (
            "no row number"
        )
        return found

    def draw(seed, count=40):
        dice = random.Random(seed)
        values = [None, None, "", "0", "1", "2", "3", "4", "5", "6", "7"]
        values += [f"p{n}" for n in range(30)]
        rows = [
            {
                "patient": dice.choice(values),
                "device": dice.choice(values),
                "film": dice.choice(values),
                "twins": dice.choice("ab"),
            }
            for _ in range(count)
        ]
        twins = [tuple(dice.sample(range(count), 2)) for _ in range(5)]
        return rows, twins

    for seed in range(60):
        rows, twins = draw(seed)
        names = ["patient", "device", "film"]
        for columns in (names[:0], names[:1], names[1::-1], names):
            before = repr((rows, twins))
            for each in (twins, [], tuple(twins), set(twins)):
                found = as_plain(tied_groups(rows, columns, each))
                wanted = reference(rows, columns, each)
                assert found == wanted, (
                    f"columns {columns}: {found} instead of {wanted}"
                )
            assert repr((rows, twins)) == before, "an argument has changed"
    assert tied_groups([], ["a"], []) == []
    assert tied_groups([{"a": "x"}], ["a"], [(0, 0)]) == [[0]]

    count = 30_000
    rows = [{"a": None, "b": str(n % 3 == 5)} for n in range(count)]
    chain = [(n, n + 1) for n in range(count - 1)]
    random.Random(0).shuffle(chain)
    start = time.perf_counter()
    found = tied_groups(rows, ["a"], chain)
    assert found == [list(range(count))], "a long chain falls apart"
    found = tied_groups(rows, ["a", "b"], [])
    assert found == [list(range(count))], "one value, one group"
    taken = time.perf_counter() - start
    assert taken < 30, f"{taken:.0f} seconds for {count} rows"

    for seed in range(60):
        dice = random.Random(seed)
        groups, used = [], 0
        for _ in range(dice.randrange(5, 60)):
            size = dice.choice([1, 1, 1, 2, 3, 5, 20])
            groups.append(list(range(used, used + size)))
            used += size
        names = list(range(used))
        dice.shuffle(names)
        groups = [sorted(names[row] for row in group) for group in groups]
        largest = max(map(len, groups))
        ways = [0.8, 0.2], [0.2, 0.8], [0.6, 0.2, 0.2], [0.05, 0.95]
        for fractions in (*ways, [1.0], [0.25] * 4):
            before = repr(groups)
            parts = as_plain(deal(groups, fractions, seed))
            assert repr(groups) == before, "an argument has changed"
            assert len(parts) == len(fractions), f"{len(parts)} parts"
            assert sorted(r for p in parts for r in p) == list(
                range(used)
            ), "not every row once"
            home = {r: place for place, p in enumerate(parts) for r in p}
            for group in groups:
                assert len({home[row] for row in group}) == 1, (
                    f"group {group} was torn"
                )
            for part, fraction in zip(parts, fractions):
                assert part == sorted(part), "rows are not ascending"
                away = abs(len(part) - fraction * used)
                assert away <= largest + 1e-9, (
                    f"{len(part)} rows instead of {fraction * used:.1f}, "
                    f"the largest group has {largest}"
                )
    groups = [[n] for n in range(40)]
    state = random.getstate()
    one = deal(groups, [0.5, 0.5], 3)
    random.seed(5)
    assert deal(groups, [0.5, 0.5], 3) == one, "the seed does not decide"
    random.seed(5)
    expected = random.random()
    random.seed(5)
    deal(groups, [0.5, 0.5], 3)
    assert random.random() == expected, "the shared generator was moved"
    random.setstate(state)
    found = {repr(deal(groups, [0.5, 0.5], seed)) for seed in range(8)}
    assert len(found) >= 7, "other seeds give the same parts"
    with_first = sum(
        0 in deal(groups, [0.5, 0.5], seed)[0] for seed in range(60)
    )
    assert 10 <= with_first <= 50, "the first group always goes to one part"

    wrong = [0.8, 0.3], [0.8, 0.1], [1.2, -0.2], [1.0, 0.0]
    for fractions in (*wrong, [1 / 50] * 50):
        refused = False
        try:
            deal(groups, fractions, 0)
        except ValueError:
            refused = True
        assert refused, f"fractions {fractions} for 40 groups are taken"
    deal(groups, [0.1] * 10, 0)

    for seed in range(60):
        rows, twins = draw(seed, 60)
        columns = ["patient", "film"]
        order = list(range(60))
        random.Random(seed).shuffle(order)
        train, test = order[:30], order[30:55]
        wanted = {
            column: sum(
                any(
                    rows[r][column] is not None
                    and rows[r][column] == rows[s][column]
                    for s in train
                )
                for r in test
            )
            for column in columns
        }
        wanted["twins"] = sum(
            any((r, s) in twins or (s, r) in twins for s in train)
            for r in test
        )
        for kind in (list, set, tuple):
            found = leaks(rows, columns, twins, kind(train), kind(test))
            assert type(found) is dict and found == wanted, (
                f"{found} instead of {wanted}"
            )
        groups = tied_groups(rows, ["patient"], twins)
        parts = deal(groups, [0.5, 0.5], seed)
        found = leaks(rows, ["patient"], twins, *parts)
        assert found == {"patient": 0, "twins": 0}, f"a leak: {found}"
    table = [
        ("A", "r1", "k1"),
        ("A", "r2", "k2"),
        ("B", "r3", "k1"),
        ("C", "r4", "k3"),
        ("C", "r5", "k4"),
        ("D", "r6", None),
        ("E", "r7", None),
        ("E", "r8", "k2"),
    ]
    rows = [dict(zip(("cook", "recipe", "kitchen"), row)) for row in table]
    for columns, twins in (
        (["cook"], []),
        (["cook", "kitchen"], []),
        (["cook", "kitchen"], [(3, 5)]),
    ):
        print(columns, twins, tied_groups(rows, columns, twins))
    print(
        leaks(
            rows, ["cook", "kitchen"], [(3, 5)], [0, 1, 3, 4], [2, 5, 6, 7]
        )
    )


hidden_checks()
