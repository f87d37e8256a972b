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

    def seen(gram, pictures):
        return sum(
            any(gram in runs(text, len(gram)) for text in texts)
            for texts in pictures
        )

    def close(one, other, value):
        total = 0.0
        for n in (1, 2):
            names = sorted({*runs(one, n), *runs(other, n)})
            a, b = (
                [runs(words, n).count(g) * value[g] for g in names]
                for words in (one, other)
            )
            sizes = math.hypot(*a) * math.hypot(*b)
            if sizes > 0:
                total += sum(x * y for x, y in zip(a, b)) / sizes / 2
        return total

    for seed in range(80):
        dice = random.Random(seed)
        names = ["the", "red", "cat", "boat", "sea", "sky", "old"]
        names = names[: 3 + seed % 5]

        def sentence(dice=dice, names=names):
            length = dice.randrange(1, 7)
            return tuple(dice.choice(names) for _ in range(length))

        pictures = [
            [sentence() for _ in range(dice.randrange(1, 5))]
            for _ in range(dice.randrange(1, 7))
        ]
        if seed % 4 == 0:  # a word in each picture, not in each sentence
            pictures = [[*texts, ("the", "sky")] for texts in pictures]
        before = repr(pictures)
        weight = rarity(pictures)
        captions = [sentence() for _ in range(dice.randrange(1, 7))]
        captions += [captions[0], ("never", "seen"), ()][: seed % 4]
        dice.shuffle(captions)
        value = {}
        for text in [*captions, *(t for own in pictures for t in own)]:
            for gram in runs(text, 1) + runs(text, 2):
                df = seen(gram, pictures)
                value[gram] = math.log(len(pictures) / max(1, df))
                number(weight(gram), value[gram], f"{gram} in {pictures}")
        for one in captions:
            for other in captions:
                wanted = close(one, other, value)
                about = f"{one} and {other}"
                number(likeness(one, other, weight), wanted, about)
        found = consensus(captions, weight)
        if type(found) is not int:
            raise AssertionError(f"consensus: {found!r}")
        totals = [
            sum(
                close(one, captions[j], value)
                for j in range(len(captions))
                if j != i
            )
            for i, one in enumerate(captions)
        ]
        best = [i for i, t in enumerate(totals) if t > max(totals) - 1e-9]
        if found != best[0]:
            raise AssertionError(f"{found}, not {best[0]}, of {captions}")
        if repr(pictures) != before:
            raise AssertionError("an argument has changed")

    own = {("x",): 2.0, ("y",): 1.0, ("x", "y"): 1.0}.get
    number(
        likeness(["x", "y"], ["x"], lambda g: own(g, 0.0)),
        1 / math.sqrt(5),
        "weights of one's own",
    )
    number(
        likeness(["x", "x", "y"], ["x", "y", "y"], lambda g: 1.0 * len(g)),
        (4 / 5 + 1 / 2) / 2,
        "words said twice",
    )
    for call in (
        lambda: rarity([]),
        lambda: consensus([], lambda gram: 1.0),
    ):
        try:
            call()
        except ValueError:
            continue
        raise AssertionError("nothing given: no ValueError")
    print("80 sets of pictures, weights, likeness and consensus agree")


hidden_checks()
