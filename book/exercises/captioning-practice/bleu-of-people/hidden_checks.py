def hidden_checks():
    import math
    import random

    def number(found, wanted, about):
        if type(found) not in (int, float):
            raise AssertionError(f"{about}: {found!r} is no number")
        if not abs(found - wanted) < 1e-9:
            raise AssertionError(f"{about}: {found} instead of {wanted}")

    def runs(words, n):
        return [tuple(words[i : i + n]) for i in range(len(words) + 1 - n)]

    def counted(words, texts, n):
        own = runs(words, n)
        matched = 0
        for run in set(own):
            limit = max((runs(t, n).count(run) for t in texts), default=0)
            matched += min(own.count(run), limit)
        return matched, len(own)

    def slowly(pairs, most):
        product = 1.0
        for n in range(1, most + 1):
            rows = [counted(words, texts, n) for words, texts in pairs]
            hits, whole = (sum(row[k] for row in rows) for k in (0, 1))
            if hits == 0:
                return 0.0
            product *= hits / whole
        said = sum(len(words) for words, _ in pairs)
        wanted = 0
        for words, texts in pairs:
            gaps = sorted((abs(len(t) - len(words)), len(t)) for t in texts)
            wanted += gaps[0][1]
        penalty = 1.0 if said >= wanted else math.exp(1 - wanted / said)
        return penalty * product ** (1 / most)

    def others(texts):
        return [
            [t for k, t in enumerate(texts) if k != left]
            for left in range(len(texts))
            if len(texts) > 1
        ]

    people_ahead = 0
    for seed in range(120):
        dice = random.Random(seed)
        names = "a b c d e"[: 2 * dice.randrange(2, 6) - 1].split()

        def sentence(dice=dice, names=names):
            length = dice.randrange(1, 10)
            return [dice.choice(names) for _ in range(length)]

        count = dice.randrange(1, 6)
        texts = [
            [sentence() for _ in range(dice.randrange(1, 5))]
            for _ in range(count)
        ]
        said = [
            dice.choice([sentence(), dice.choice(own), own[0] + own[-1]])
            for own in texts
        ]
        if seed % 10 == 0:
            said[0] = []
        before = repr((said, texts))
        most = dice.randrange(1, 5)
        for words, own in zip(said, texts):
            for n in (1, 2, 3, 4):
                found = clipped(words, own, n)
                if type(found) is not tuple or list(map(type, found)) != [
                    int,
                    int,
                ]:
                    raise AssertionError(f"clipped: {found!r}")
                if found != counted(words, own, n):
                    raise AssertionError(
                        f"clipped: {found}, {words}, {own}"
                    )
        pairs = list(zip(said, texts))
        number(bleu(iter(pairs), most), slowly(pairs, most), f"{pairs}")
        number(bleu(pairs), slowly(pairs, 4), f"BLEU-4 of {pairs}")

        human = [
            (own[k], rest)
            for own in texts
            for k, rest in enumerate(others(own))
        ]
        fair = [
            (words, rest)
            for words, own in zip(said, texts)
            for rest in others(own)
        ]
        if human:
            found = bleu_of_people(texts, most)
            number(found, slowly(human, most), f"people, {texts}")
            found_ = bleu_on_equal_terms(said, texts, most)
            number(found_, slowly(fair, most), f"{said} among {texts}")
            people_ahead += found > found_
        else:
            for judge, first in (
                (bleu_of_people, []),
                (bleu_on_equal_terms, [said]),
            ):
                try:
                    judge(*first, texts, most)
                except ValueError:
                    continue
                raise AssertionError(f"nobody to compare with: {texts}")
        if repr((said, texts)) != before:
            raise AssertionError("an argument has changed")
    twins = [[("a", "b"), ("a", "b")], [("c",), ("d",), ("c",)]]
    number(bleu_of_people(twins, 1), 6 / 7, "equal references stay")
    try:
        bleu_on_equal_terms([["a"]], twins)
    except ValueError:
        pass
    else:
        raise AssertionError("1 caption for 2 pictures: no ValueError")
    print(f"120 corpora; people ahead of the captions in {people_ahead}")


hidden_checks()
