def hidden_checks():
    import random

    import torch

    def reference(rows, owner, ks):
        def share(queries):
            means = {}
            for k in ks:
                total = 0.0
                for scores, right in queries:
                    places = sorted(
                        zip(scores, right), key=lambda x: (-x[0], x[1])
                    )
                    found = sum(r for _, r in places[:k])
                    total += found / min(k, sum(right))
                means[k] = total / len(queries)
            return means

        columns = [list(column) for column in zip(*rows)]
        images = [
            (row, [o == i for o in owner]) for i, row in enumerate(rows)
        ]
        texts = [
            (c, [i == o for i in range(len(rows))])
            for c, o in zip(columns, owner)
        ]
        return {
            "image_to_text": share(images),
            "text_to_image": share(texts),
        }

    def same(found, expected):
        assert type(found) is dict and sorted(found) == sorted(expected), (
            "two directions were expected"
        )
        for name, values in expected.items():
            assert type(found[name]) is dict and sorted(
                found[name]
            ) == sorted(values)
            for k, share in values.items():
                value = found[name][k]
                assert type(value) is float, (
                    f"shares are floats, not {type(value).__name__}"
                )
                assert -1e-6 < value - share < 1e-6, (
                    f"{name}, K={k}: {value} is not {share}"
                )

    dice = random.Random(5)
    for images, per_image, levels in (
        (1, 1, 3),
        (4, 5, 1000),
        (7, 5, 4),
        (12, 2, 6),
    ):
        owner = [i for i in range(images) for _ in range(per_image)]
        owner += [dice.randrange(images) for _ in range(3)]
        dice.shuffle(owner)
        rows = [
            [dice.randrange(levels) / 8 for _ in owner]
            for _ in range(images)
        ]
        ks = [1, 3, len(owner), 10_000]
        found = recall_both_ways(
            torch.tensor(rows), torch.tensor(owner), ks
        )
        expected = reference(rows, owner, ks)
        same(found, expected)
        assert found["image_to_text"][10_000] == 1.0

    for owner in ([0, 0, 1, 1], [0, 1, 2, 3]):
        try:
            recall_both_ways(torch.zeros(3, 4), torch.tensor(owner), [1])
        except ValueError:
            continue
        raise AssertionError(
            f"three images and captions of {owner} must raise ValueError"
        )
    print(
        "12 images, 27 captions, many ties, K = 3:",
        {name: v[3] for name, v in expected.items()},
    )


hidden_checks()
