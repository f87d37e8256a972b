def visible_checks():
    import json
    from itertools import islice

    from multimodal.checking import Checks

    check = Checks("token-batches", topic="exercises/data")
    lengths = [3, 9, 3, 4, 8, 3, 10, 4]
    batches = token_batches(lengths, 20, seed=0, epoch=0)
    rows = sorted(row for batch in batches for row in batch)
    check(rows == list(range(8)), "once", found=rows)
    costs = [len(b) * max(lengths[row] for row in b) for b in batches]
    check(max(costs) <= 20, "budget", found=costs)
    check(len(batches) == 3, "full", found=len(batches))

    many = [1 + 7 * n % 13 for n in range(130)]

    def epoch_of(seed, epoch):
        return token_batches(many, 40, seed=seed, epoch=epoch)

    check(epoch_of(1, 2) == epoch_of(1, 2), "again")
    others = [epoch_of(1, 3), epoch_of(2, 2)]
    check(epoch_of(1, 2) not in others, "epoch")
    longest = [max(many[row] for row in b) for b in epoch_of(1, 2)]
    check(longest != sorted(longest), "order")

    def error(lengths, budget):
        try:
            token_batches(lengths, budget, seed=0, epoch=0)
        except Exception as raised:
            return str(raised) if isinstance(raised, ValueError) else ""
        return ""

    check("5" in error([2, 2, 2, 2, 2, 30], 20), "long")

    count = len(epoch_of(1, 0))
    seen = list(islice(stream(many, 40, seed=1), 3 * count))
    whole = [batch for batch, _ in seen]
    check(
        whole == epoch_of(1, 0) + epoch_of(1, 1) + epoch_of(1, 2), "epochs"
    )
    for stop in (1, count + 3, count):
        state = json.loads(json.dumps(seen[stop - 1][1]))
        later = islice(stream(many, 40, seed=1, state=state), count)
        check(
            [batch for batch, _ in later] == whole[stop : stop + count],
            "resume",
            stop=stop,
        )
    size = len(json.dumps(seen[3][1]))
    check(size <= 200, "small", size=size)

    def refused(lengths, budget, seed):
        try:
            next(stream(lengths, budget, seed=seed, state=seen[3][1]))
        except Exception as raised:
            return isinstance(raised, ValueError)
        return False

    check(refused(many, 40, 5), "other")
    check.report()


visible_checks()
