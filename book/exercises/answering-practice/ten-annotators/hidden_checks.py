def hidden_checks():
    import random
    from fractions import Fraction

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def exact(found, wanted, about):
        expect(type(found) is Fraction, f"{about}: {type(found)}")
        expect(found == wanted, f"{about}: {found}, not {wanted}")

    def earned(answer, people):
        whole = Fraction(0)
        for number in range(len(people)):
            rest = [*people[:number], *people[number + 1 :]]
            whole += Fraction(min(rest.count(answer), 3), 3)
        return whole / len(people)

    def of_people(people):
        whole = Fraction(0)
        for number, said in enumerate(people):
            rest = [*people[:number], *people[number + 1 :]]
            whole += Fraction(min(rest.count(said), 3), 3)
        return whole / len(people)

    dice = random.Random(3)
    for number in range(300):
        words = ["Red", "red", "red ", "2", "two", "", "a"][
            : 1 + number % 7
        ]
        people = dice.choices(words, k=2 + number % 13)
        if number % 2:
            people = tuple(people)
        before, best = list(people), None
        for said in [*people, "never", "RED"]:
            wanted, about = earned(said, people), f"{said!r} of {people}"
            exact(accuracy(said, people), wanted, about)
            if said in people and (best is None or wanted > best[0]):
                best = wanted, said
        exact(human(people), of_people(people), f"people {people}")
        found = safest(people)
        expect(type(found) is str, f"safest is {type(found)}")
        expect(found == best[1], f"safest of {people}: {found!r}")
        expect(list(people) == before, "the argument has changed")
    expect(safest(["x"] * 4 + ["y"] * 6) == "x", "equals, the first")
    for few in ([], ["a"]):
        for action in (human, safest, lambda x: accuracy("a", x)):
            try:
                action(few)
            except ValueError:
                continue
            raise AssertionError(f"{few}: no error")
    print("300 groups of people, exactly")


hidden_checks()
