def hidden_checks():
    import random

    import torch
    from torch import nn

    def numbers(tensors):
        return [t.detach().flatten().tolist() for t in tensors]

    def tower(seed):
        torch.manual_seed(seed)
        net = nn.Sequential(
            nn.Linear(4, 6), nn.BatchNorm1d(6), nn.Linear(6, 3)
        )
        with torch.no_grad():
            net(torch.randn(64, 4) + seed)
        return net

    slow, fast = tower(1), tower(2)
    for parameter in slow.parameters():
        parameter.requires_grad_(False)
    objects = [id(p) for p in slow.parameters()]
    before, target = numbers(slow.parameters()), numbers(fast.parameters())
    moving, reached = (
        numbers(b for b in net.buffers() if b.is_floating_point())
        for net in (slow, fast)
    )
    kept = numbers(fast.buffers())
    slow[1].num_batches_tracked.fill_(40)
    for count in range(1, 4):
        momentum_update(slow, fast, 0.75)
        share = 0.75**count
        floats = [b for b in slow.buffers() if b.is_floating_point()]
        for now, old, new in zip(
            numbers([*slow.parameters(), *floats]),
            before + moving,
            target + reached,
        ):
            for x, a, b in zip(now, old, new):
                assert type(x) is float
                miss = x - (share * a + (1 - share) * b)
                assert -1e-5 < miss < 1e-5, (
                    f"after {count} updates a number is off by {miss:.4f}"
                )
    assert [id(p) for p in slow.parameters()] == objects, (
        "parameters must be changed in place, not replaced"
    )
    assert numbers(fast.parameters()) == target, "fast has changed"
    assert slow[1].num_batches_tracked.item() == 1, (
        "a counter is copied, not averaged"
    )
    assert numbers(fast.buffers()) == kept, "buffers of fast have changed"

    free = tower(3)
    momentum_update(free, fast, 1.0)
    assert numbers(free.parameters()) == numbers(tower(3).parameters()), (
        "with momentum 1 nothing may change"
    )
    for parameter in free.parameters():
        assert parameter.is_leaf and parameter.grad is None, (
            "the update must not be recorded for gradients"
        )
    for wrong in (-0.1, 1.1):
        try:
            momentum_update(free, fast, wrong)
        except ValueError:
            continue
        raise AssertionError(f"momentum {wrong} must raise ValueError")

    dice = random.Random(8)
    for size, steps in ((1, 4), (6, 12), (7, 30), (64, 40)):
        queue, pointer = torch.zeros(size, 2), 0
        owner = torch.full((size,), -1)
        seen, names = [], []
        for _ in range(steps):
            count = dice.randint(1, size)
            keys = torch.tensor(
                [
                    [dice.random(), float(len(seen) + i)]
                    for i in range(count)
                ],
                requires_grad=True,
            )
            ids = [dice.randrange(5) for _ in range(count)]
            pointer = enqueue(
                queue, owner, pointer, 1 * keys, torch.tensor(ids)
            )
            seen += keys.tolist()
            names += ids
            asked = [0, 3, 99]
            mask = negatives(owner, torch.tensor(asked))
            assert type(mask) is torch.Tensor and mask.dtype == torch.bool
            known = {s[1]: n for s, n in zip(seen[-size:], names[-size:])}
            for row, name in zip(mask.tolist(), asked):
                wanted = [
                    place < len(seen) and known[key] != name
                    for place, key in enumerate(queue[:, 1].tolist())
                ]
                assert row == wanted, (
                    f"negatives of image {name}: {row}, not {wanted}"
                )
            assert type(pointer) is int and pointer == len(seen) % size, (
                f"{len(seen)} keys into {size} rows: pointer {pointer}"
            )
        assert not queue.requires_grad, "the queue remembers gradients"
        assert sorted(queue.tolist()) == sorted(seen[-size:]), (
            f"{size} rows must hold the last {size} keys"
        )
        assert queue[pointer].tolist() == seen[-size], (
            "the pointer must stand at the oldest key"
        )

    three, two = torch.full((3,), -1), torch.arange(2)
    for owner, keys, ids in (
        (three, torch.zeros(4, 2), torch.arange(4)),
        (three, torch.zeros(2, 5), two),
        (three, torch.zeros(2, 2), torch.arange(1)),
        (two, torch.zeros(2, 2), two),
    ):
        try:
            enqueue(torch.zeros(3, 2), owner, 0, keys, ids)
        except ValueError:
            continue
        raise AssertionError(
            "more keys than rows, or keys, ids or owners that do not fit, "
            "must raise ValueError"
        )
    print(f"{len(seen)} keys, 64 rows: the last {size} are there")


hidden_checks()
