def hidden_checks():
    import random

    def split(ids, fractions, seed):
        parts = group_split(ids, fractions, seed)
        assert type(parts) is list and len(parts) == len(fractions), (
            "a list with one list per fraction was expected"
        )
        for part in parts:
            assert type(part) is list, "each part is a list of rows"
            assert all(type(row) is int for row in part), (
                "rows are integers"
            )
            assert part == sorted(part), "rows must ascend"
        rows = sorted(row for part in parts for row in part)
        assert rows == list(range(len(ids))), (
            "every row must stand in exactly one part"
        )
        images = [{str(ids[row]) for row in part} for part in parts]
        total = len(set(map(str, ids)))
        assert sum(len(part) for part in images) == total, (
            "an image stands in two parts"
        )
        for part, fraction in zip(images, fractions):
            assert abs(len(part) - fraction * total) <= 1.001, (
                f"{len(part)} of {total} images for a share of {fraction}"
            )
        return [sorted(part) for part in images]

    dice = random.Random(17)
    uneven = [
        f"img{n}" for n in range(90) for _ in range(dice.choice([1, 2, 40]))
    ]
    shuffled = dice.sample(uneven, len(uneven))
    interleaved = [f"img{n % 90}" for n in range(450)]
    for fractions in ([0.7, 0.2, 0.1], [0.5, 0.5], [1.0], [0.25] * 4):
        parts = split(uneven, fractions, 3)
        for ids in (shuffled, interleaved, uneven[::-1]):
            assert split(ids, fractions, 3) == parts, (
                "the same images in rows of another order or number must "
                "be dealt to the same parts"
            )

    class Name(str):
        """A string whose hash changes between runs, as Python's does."""

        salt = 0

        def __hash__(self):
            return hash((Name.salt, str(self)))

    runs = []
    for salt in range(3):
        Name.salt = salt
        runs.append(split([Name(n) for n in interleaved], [0.6, 0.4], 5))
    assert runs[0] == runs[1] == runs[2], (
        "another run of Python must give the same parts"
    )

    by_class = [
        f"{kind}-{n:02}"
        for kind in ("cat", "dog", "owl", "yak")
        for n in range(50)
    ]
    for seed in range(5):
        for part in split(by_class, [0.5, 0.5], seed):
            kinds = {name[:3] for name in part}
            assert len(kinds) == 4, (
                f"images that come sorted by class must be mixed: {kinds}"
            )
    results = {str(split(by_class, [0.5, 0.5], s)) for s in range(5)}
    assert len(results) == 5, "other seeds must deal other parts"

    for ids, fractions in (
        (["a", "b", "c"], [0.5, 0.4]),
        (["a", "b", "c"], [1.5, -0.5]),
        (["a", "a", "b", "b"], [0.4, 0.3, 0.3]),
    ):
        try:
            group_split(ids, fractions, 0)
        except ValueError:
            continue
        raise AssertionError(
            f"{len(set(ids))} images and {fractions} must raise ValueError"
        )
    print(f"{len(results)} seeds, {len(results)} splits")


hidden_checks()
