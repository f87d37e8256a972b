def hidden_checks():
    import json
    import random
    import time
    from itertools import islice

    def drawn(count, seed):
        dice = random.Random(seed)
        return [
            min(60, 1 + int(dice.expovariate(0.1))) for _ in range(count)
        ]

    def least_batches(lengths, budget):
        number, held = 0, 0
        for length in sorted(lengths):
            if number == 0 or (held + 1) * length > budget:
                number, held = number + 1, 0
            held += 1
        return number

    def as_lists(batches):
        assert type(batches) is list, f"{type(batches)} is no list"
        for batch in batches:
            assert type(batch) is list and batch, f"{batch!r} is no batch"
            assert all(type(row) is int for row in batch), f"{batch!r}"
        return batches

    cases = [(drawn(500, 3), 64), (drawn(37, 4), 60), ([7] * 50, 21)]
    cases += [([1], 1), ([], 10), ([5, 5, 5, 5], 5), ([9, 1, 1, 1], 9)]
    for lengths, budget in cases:
        before = list(lengths)
        for seed, epoch in ((0, 0), (0, 1), (11, 0), (11, 7)):
            batches = as_lists(
                token_batches(lengths, budget, seed=seed, epoch=epoch)
            )
            rows = sorted(row for batch in batches for row in batch)
            assert rows == list(range(len(lengths))), "not each row once"
            for batch in batches:
                cost = len(batch) * max(lengths[row] for row in batch)
                assert cost <= budget, f"{cost} tokens for {budget}"
            least = least_batches(lengths, budget)
            assert len(batches) <= least, (
                f"{len(batches)} batches where {least} are enough"
            )
            found = sum(
                len(b) * max(lengths[row] for row in b)
                - sum(lengths[row] for row in b)
                for b in batches
            )
            assert found <= 0.15 * max(sum(lengths), 100), (
                f"{found} places are padding"
            )
        assert lengths == before, "the lengths have changed"
    few = [[1, 2, 3, 3, 3, 1], [30, 1, 2], [4, 4]]
    for lengths in few:
        token_batches(tuple(lengths), 30, seed=0, epoch=0)

    lengths = drawn(500, 5)
    state = random.getstate()
    one = token_batches(lengths, 64, seed=3, epoch=4)
    random.seed(99)
    token_batches(lengths, 64, seed=8, epoch=1)
    assert token_batches(lengths, 64, seed=3, epoch=4) == one, (
        "the same seed and epoch give other batches"
    )
    random.seed(99)
    expected = random.random()
    random.seed(99)
    token_batches(lengths, 64, seed=3, epoch=4)
    assert random.random() == expected, "the shared generator was moved"
    random.setstate(state)
    sets = []
    for seed, epoch in ((3, 4), (3, 5), (4, 4), (4, 3)):
        other = token_batches(lengths, 64, seed=seed, epoch=epoch)
        sets.append({frozenset(batch) for batch in other})
        longest = [max(lengths[row] for row in b) for b in other]
        assert longest not in (sorted(longest), sorted(longest)[::-1]), (
            "batches come sorted by length"
        )
        middle = len(other) // 2
        means = [
            sum(part) / len(part)
            for part in (longest[:middle], longest[middle:])
        ]
        assert max(means) < 2 * min(means), f"long ones together: {means}"
    for place, one in enumerate(sets):
        for other in sets[place + 1 :]:
            assert len(one & other) < 0.9 * len(one), (
                "the same texts always meet"
            )

    def must_refuse(lengths, budget, named):
        message = None
        try:
            token_batches(lengths, budget, seed=0, epoch=0)
        except ValueError as error:
            message = str(error)
        assert message is not None and named in message, f"{message}"

    must_refuse([4, 4, 4, 4, 4, 4, 4, 21], 20, "7")
    must_refuse([4, 4, 4, 0, 4], 20, "3")
    must_refuse([4, 4, 4, 4, 4, -8], 20, "5")
    long = None
    try:
        next(stream([4, 40], 20, seed=0))
    except ValueError:
        long = True
    assert long, "a stream begins with a text that does not fit"

    lengths = drawn(90, 6)
    count = len(token_batches(lengths, 64, seed=2, epoch=0))
    seen = list(islice(stream(lengths, 64, seed=2), 4 * count + 2))
    assert all(len(each) == 2 for each in seen)
    whole = [batch for batch, _ in seen]
    wanted = []
    for epoch in range(5):
        wanted += token_batches(lengths, 64, seed=2, epoch=epoch)
    assert whole == wanted[: len(whole)], "not the epochs one by one"
    states = [json.dumps(after) for _, after in seen]
    assert len(set(states)) == len(states), "states are written over"
    for stop in (1, 2, count - 1, count, count + 1, 3 * count):
        plain = json.loads(states[stop - 1])
        later = list(islice(stream(lengths, 64, seed=2, state=plain), 9))
        assert [b for b, _ in later] == whole[stop : stop + 9], (
            f"stopped after {stop} batches it goes on with others"
        )
        again = [json.dumps(s) for _, s in later]
        assert again == states[stop : stop + 9], "states differ afterwards"
        assert json.dumps(plain) == states[stop - 1], "a state was changed"
    assert max(map(len, states)) <= 200, "a state holds the data"

    far = json.loads(states[0])
    big = drawn(40_000, 7)
    start = time.perf_counter()
    batch, after = next(stream(big, 4000, seed=0))
    taken = time.perf_counter() - start
    assert taken < 20, f"{taken:.0f} seconds for one epoch"
    assert len(json.dumps(after)) <= 200, "a state grows with the data"

    swapped = list(lengths)
    swapped[0], swapped[1] = swapped[0] + 1, swapped[1]
    turned = lengths[::-1]
    for others, budget, seed in (
        (lengths, 64, 3),
        (lengths, 65, 2),
        (swapped, 64, 2),
        (turned, 64, 2),
        (lengths[:-1], 64, 2),
    ):
        refused = False
        try:
            next(stream(others, budget, seed=seed, state=far))
        except ValueError:
            refused = True
        assert refused, "a state of other texts, budget or seed is taken"
    batch, _ = next(stream(tuple(lengths), 64, seed=2, state=far))
    assert batch == whole[1], "a tuple of the same lengths is another task"
    print(f"{len(lengths)} texts, {count} batches of at most 64 tokens")


hidden_checks()
