def hidden_checks():
    import itertools
    import random

    def all_groups(senses):
        for bits in itertools.product((0, 1), repeat=len(senses)):
            yield frozenset(s for s, bit in zip(senses, bits) if bit)

    def invented(count, seed):
        draw = random.Random(seed)
        senses = ["camera", "radar", "voice", "note", "map"][:count]
        draw.shuffle(senses)
        worth = {group: draw.random() for group in all_groups(senses)}
        order = list(worth)
        draw.shuffle(order)
        return senses, {group: worth[group] for group in order}

    def by_orders(senses, worth):
        found = dict.fromkeys(senses, 0.0)
        orders = list(itertools.permutations(senses))
        for order in orders:
            there = frozenset()
            for sense in order:
                step = worth[there | {sense}] - worth[there]
                found[sense] += step / len(orders)
                there = there | {sense}
        return found

    def pair_by_orders(senses, worth, one, other):
        # both senses join as one member
        rest = [s for s in senses if s not in (one, other)]
        total, orders = 0.0, list(itertools.permutations([*rest, None]))
        for order in orders:
            there = frozenset(order[: order.index(None)])
            total += worth[there | {one, other}] + worth[there]
            total -= worth[there | {one}] + worth[there | {other}]
        return total / len(orders)

    def number(value, what):
        assert type(value) is float, f"{what} is {type(value)}"
        return value

    for count in (1, 2, 3, 4, 5):
        for seed in range(4):
            senses, worth = invented(count, 10 * count + seed)
            kept = dict(worth)
            found = shares(worth)
            assert type(found) is dict, f"shares: {type(found)}"
            names = sorted(found)
            assert names == sorted(senses), f"shares of {names}"
            right = by_orders(senses, worth)
            for sense in senses:
                value = number(found[sense], "a share")
                assert -1e-9 < value - right[sense] < 1e-9, (
                    f"{count} senses: {sense} has {value}, "
                    f"not {right[sense]}"
                )
            for one, other in itertools.permutations(senses, 2):
                value = number(
                    interaction(worth, one, other), "an interaction"
                )
                right_pair = pair_by_orders(senses, worth, one, other)
                assert -1e-9 < value - right_pair < 1e-9, (
                    f"{count} senses: {one} and {other} have {value}, "
                    f"not {right_pair}"
                )
            assert worth == kept, "the argument has changed"

    def expect_error(function, *arguments, named):
        message = None
        try:
            function(*arguments)
        except ValueError as error:
            message = str(error)
        assert type(message) is str, f"no ValueError for {named}"
        assert all(name in message for name in named), (
            f"{message} does not name {named}"
        )

    senses, worth = invented(3, 99)
    for group in list(worth):
        fewer = {g: v for g, v in worth.items() if g != group}
        expect_error(shares, fewer, named=sorted(group))
        expect_error(interaction, fewer, *senses[:2], named=sorted(group))
    expect_error(interaction, worth, senses[0], "smell", named=["smell"])
    expect_error(interaction, worth, "smell", senses[0], named=["smell"])
    expect_error(
        interaction, worth, senses[0], senses[0], named=[senses[0]]
    )
    print("share-of-each: 20 invented tables")


hidden_checks()
