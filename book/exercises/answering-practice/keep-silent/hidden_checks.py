def hidden_checks():
    import math
    import random

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def after(sure, right, limit):
        kept = [r for s, r in zip(sure, right) if s >= limit]
        lost = sum(not r for r in kept)
        return len(kept) / len(sure), (lost / len(kept) if kept else 0.0)

    dice = random.Random(9)
    for number in range(500):
        size = number % 15
        steps = (3, 8, 1000)[number % 3]
        sure = [dice.randrange(steps + 1) / steps for _ in range(size)]
        right = [dice.random() < 0.4 + 0.5 * one for one in sure]
        risk = dice.choice([0.0, 0.05, 0.1, 0.2, 0.25, 1 / 3, 0.5, 1.0])
        if number % 2:
            sure, right = tuple(sure), tuple(right)
        before = list(sure), list(right)
        about = f"{sure}, {right}, risk {risk}"
        fit = [s for s in sure if after(sure, right, s)[1] <= risk]
        wanted = min(fit, default=math.inf)
        found = threshold(sure, right, risk)
        expect(type(found) is float, f"{about}: {type(found)}")
        expect(found == wanted, f"{about}: {found}, not {wanted}")
        for limit in (found, 0.0, 0.5, 0.501, *sure) if sure else ():
            pair = outcome(sure, right, limit)
            expect(type(pair) is tuple and len(pair) == 2, f"{pair!r}")
            wish = after(sure, right, limit)
            off = max(abs(a - b) for a, b in zip(pair, wish))
            expect(off < 1e-12, f"{about}: {pair} at {limit}")
        expect((list(sure), list(right)) == before, "arguments changed")

    for wrong in range(1, 100):
        right = [False] * wrong + [True] * (100 - wrong)
        for share, wanted in (
            (wrong / 100, 0.5),
            (wrong / 100 - 1e-9, math.inf),
        ):
            found = threshold([0.5] * 100, right, share)
            expect(found == wanted, f"{wrong} of 100 at {share}: {found}")
    long = [dice.random() for _ in range(40000)]
    hits = [dice.random() < 0.5 + one / 2 for one in long]
    found, lost, best = threshold(long, hits, 0.1), 0, math.inf
    for place, (one, hit) in enumerate(sorted(zip(long, hits))[::-1], 1):
        lost += not hit
        best = one if lost / place <= 0.1 else best
    expect(found == best, f"40000 questions: {found}")
    for action in (
        lambda: threshold([0.5], [True], 1.5),
        lambda: threshold([0.5], [True], -0.1),
        lambda: threshold([0.5], [True, True], 0.1),
        lambda: outcome([0.5, 0.6], [True], 0.1),
        lambda: outcome([], [], 0.1),
    ):
        try:
            action()
        except ValueError:
            continue
        raise AssertionError("no error where one is due")
    print("500 lists, 99 equalities and one long list")


hidden_checks()
