def hidden_checks():
    import random

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def plain_rows(found, about):
        expect(type(found) in (list, tuple), f"{about}: {type(found)}")
        for row in found:
            expect(
                type(row) is tuple and len(row) == 3, f"{about}: {row!r}"
            )
            expect(all(type(x) is str for x in row), f"{about}: {row!r}")

    def of_each(rows):
        table = {}
        for question, picture, answer in rows:
            table.setdefault(question, {}).setdefault(answer, []).append(
                (question, picture, answer)
            )
        return table

    def paired(rows):
        wanted = []
        for answers in of_each(rows).values():
            names, used = list(answers), dict.fromkeys(answers, 0)

            def rest(name, answers=answers, used=used):
                return len(answers[name]) - used[name]

            while True:
                first = max(names, key=rest)
                others = [name for name in names if name != first]
                if not others:
                    break
                second = max(others, key=rest)
                if rest(second) == 0:
                    break
                wanted.append(
                    tuple(answers[n][used[n]] for n in (first, second))
                )
                used[first] += 1
                used[second] += 1
        return wanted

    def thinned(rows):
        table, seen, wanted = of_each(rows), {}, []
        for question, picture, answer in rows:
            piles = table[question]
            number = seen.setdefault((question, answer), 0)
            seen[question, answer] = number + 1
            least = min(len(pile) for pile in piles.values())
            if len(piles) > 1 and number < least:
                wanted.append((question, picture, answer))
        return wanted

    def guessed(rows):
        right = 0
        for answers in of_each(rows).values():
            right += max(len(pile) for pile in answers.values())
        return right / len(rows)

    def most_pairs(rows):
        whole = 0
        for answers in of_each(rows).values():
            sizes = [len(pile) for pile in answers.values()]
            whole += min(sum(sizes) // 2, sum(sizes) - max(sizes))
        return whole

    for seed in range(300):
        dice = random.Random(seed)
        names = ["yes", "no", "red", "blue", "2", "ten"]
        dice.shuffle(names)
        names = names[: 1 + seed % 6]
        rows = []
        for number in range(1 + seed % 4):
            weights = [dice.random() ** 3 + 0.01 for _ in names]
            pictures = [f"p{i}" for i in range(12)]
            dice.shuffle(pictures)
            for picture in pictures[: dice.randrange(13)]:
                answer = dice.choices(names, weights)[0]
                rows.append((f"question {number}?", picture, answer))
        dice.shuffle(rows)
        before, about = list(rows), f"list {seed}"
        found = balanced_pairs(rows)
        expect(type(found) is list, f"{about}: {type(found)} is no list")
        for pair in found:
            expect(type(pair) is tuple and len(pair) == 2, f"{pair!r}")
            plain_rows(pair, about)
        flat = [row for pair in found for row in pair]
        expect(len(flat) == len(set(flat)), f"{about}: a row used twice")
        expect(set(flat) <= set(rows), f"{about}: a row that was not there")
        expect(
            all(a[0] == b[0] and a[2] != b[2] for a, b in found),
            f"{about}: {found}",
        )
        expect(
            len(found) == most_pairs(rows), f"{about}: {len(found)} pairs"
        )
        expect(found == paired(rows), f"{about}: {found}")
        even = evened(rows)
        plain_rows(even, about)
        expect(type(even) is list, f"{about}: {type(even)} is no list")
        expect(even == thinned(rows), f"{about}: evened {even}")
        expect(rows == before, f"{about}: the argument has changed")
        for some in (rows, flat, even):
            if some:
                share = blind_share(some)
                expect(type(share) in (int, float), f"{share!r}")
                off = abs(share - guessed(some))
                expect(off < 1e-9, f"{about}: share {share}")
        if flat:
            expect(blind_share(flat) <= 0.5, f"{about}: more than half")

    dice = random.Random(7)
    many = [("q", f"p{i}", dice.choice("aaabbc")) for i in range(30000)] + [
        (f"q{i}", "p", "a") for i in range(5000)
    ]
    expect(balanced_pairs(tuple(many)) == paired(many), "a long list")
    expect(balanced_pairs([]) == [], "pairs of nothing")
    expect(evened([]) == [], "evened nothing")
    twice = [("q", "p", "a"), ("r", "p", "a"), ("q", "p", "b")]
    for action, argument in (
        (balanced_pairs, twice),
        (balanced_pairs, [twice[0]] * 2),
        (evened, twice),
        (evened, [twice[0]] * 2),
        (blind_share, []),
    ):
        try:
            action(argument)
        except ValueError:
            continue
        raise AssertionError(f"{argument}: no error")
    print("300 lists: as many pairs as there can be, none by chance")


hidden_checks()
