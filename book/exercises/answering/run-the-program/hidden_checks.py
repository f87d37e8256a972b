def hidden_checks():
    import random

    colours = ("red", "blue", "green")
    shapes = ("star", "heart", "circle")

    class ForbiddenError(Exception):
        pass

    def only(rows, left):
        if len(left) != 1:
            raise ForbiddenError
        return rows[left[0]]

    def slowly(program, rows):
        left, said = list(range(len(rows))), []
        for step in program:
            if said:
                raise ForbiddenError
            name, *more = step
            if name == "filter":
                kind, value = more
                left = [i for i in left if rows[i][kind] == value]
            elif name == "unique":
                only(rows, left)
            elif name == "relate":
                here = only(rows, left)
                kind = "x" if more[0] in ("left", "right") else "y"
                less = more[0] in ("left", "above")
                left = [
                    i
                    for i, row in enumerate(rows)
                    if row[kind] != here[kind]
                    and (row[kind] < here[kind]) == less
                ]
            elif name == "same":
                here, number = only(rows, left), left[0]
                left = [
                    i
                    for i, row in enumerate(rows)
                    if i != number and row[more[0]] == here[more[0]]
                ]
            elif name == "exists":
                said.append(bool(left))
            elif name == "count":
                said.append(len(left))
            else:
                said.append(only(rows, left)[more[0]])
        if not said:
            raise ForbiddenError
        return said[0]

    def given(program, rows):
        before = repr((program, rows))
        try:
            found = run(program, rows)
        except ValueError:
            found = ForbiddenError
        if repr((program, rows)) != before:
            raise AssertionError("an argument has changed")
        return found

    def agree(program, rows):
        try:
            wanted = slowly(program, rows)
        except ForbiddenError:
            wanted = ForbiddenError
        found = given(program, rows)
        if wanted is ForbiddenError:
            if found is not ForbiddenError:
                raise AssertionError(f"{program}: {found!r}, no ValueError")
            return False
        if type(found) is not type(wanted) or found != wanted:
            raise AssertionError(f"{program}: {found!r}, not {wanted!r}")
        return True

    def random_step(dice):
        return dice.choice(
            [
                ("filter", "colour", dice.choice(colours)),
                ("filter", "shape", dice.choice(shapes)),
                ("filter", "shape", dice.choice(shapes)),
                ("unique",),
                ("relate", dice.choice(("left", "right"))),
                ("relate", dice.choice(("above", "below"))),
                ("same", dice.choice(("colour", "shape"))),
            ]
        )

    ends = [
        ("exists",),
        ("count",),
        ("query", "colour"),
        ("query", "shape"),
    ]
    answered = 0
    for seed in range(4000):
        dice = random.Random(seed)
        rows = [
            {
                "colour": dice.choice(colours),
                "shape": dice.choice(shapes),
                "x": dice.randrange(-2, 3),
                "y": dice.randrange(4) / 2,
            }
            for _ in range(dice.randrange(7))
        ]
        if rows and seed % 5 == 0:
            rows.append(dict(rows[0]))
        program = [random_step(dice) for _ in range(dice.randrange(6))]
        if rows and seed % 2:
            one = dice.choice(rows)
            named = [("filter", k, one[k]) for k in ("colour", "shape")]
            program = [*named, *program[:3]]
        program += [dice.choice(ends)] * (seed % 7 > 0)
        program += [random_step(dice)] * (seed % 41 == 0)
        program += [dice.choice(ends)] * (seed % 43 == 0)
        answered += agree(program, rows)
    if answered < 800:
        raise AssertionError(f"only {answered} programs had an answer")

    twin = {"colour": "red", "shape": "star", "x": 1, "y": 1}
    low = {"colour": "blue", "shape": "heart", "x": 1, "y": 5}
    heart = ("filter", "shape", "heart")
    agree([("filter", "colour", "red"), ("same", "shape")], [twin, low])
    agree([heart, ("relate", "above"), ("count",)], [twin, low, dict(twin)])
    agree([heart, ("relate", "left"), ("exists",)], [twin, low])
    agree([("same", "colour"), ("count",)], [dict(twin)])
    agree([("relate", "right"), ("exists",)], [dict(twin)])
    agree([("count",)], [])
    agree([("exists",)], [])
    odd = [
        [],
        [("paint", "red"), ("count",)],
        [("relate", "behind"), ("count",)],
        [("filter", "size", "big"), ("count",)],
        [("filter", "x", 1), ("count",)],
        [("same", "y"), ("count",)],
        [("query", "x")],
        [("count",), ("exists",)],
        [("count",), ("count",)],
        [("exists",), ("filter", "colour", "red")],
        [("exists",), ("unique",)],
        [("unique",)],
    ]
    for rows in ([dict(twin)], [dict(low)]):
        for program in odd:
            found = given(program, rows)
            if found is not ForbiddenError:
                raise AssertionError(f"{program}: {found!r}, no ValueError")
    print(f"{answered} programs answered, all others refused")


hidden_checks()
