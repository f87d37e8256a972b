def hidden_checks():
    import itertools

    kinds = ("alone", "shared", "joined", "asks")

    def slowly(plan, n, m, s):
        """Pairs and reach, with every token on its own."""
        rows = [("x", i) for i in range(n)] + [("y", i) for i in range(m)]
        rows += [("s", i) for i in range(s)]
        knows = {t: {t[0]} - {"s"} for t in rows}
        count = 0
        for kind in plan:
            new = {t: set(knows[t]) for t in rows}
            looks = [(a, b) for a in rows for b in rows]
            for a, b in looks:
                side = a[0] + b[0]
                if side in ("xx", "yy"):
                    times = 1
                elif kind == "shared" and "s" in side:
                    times = 2 if side == "ss" else 1
                elif side == "xy":
                    times = int(kind in ("joined", "asks"))
                elif side == "yx":
                    times = int(kind == "joined")
                else:
                    times = 0
                count += times
                if times:
                    new[a] |= knows[b]
            knows = new
        return count, ("y" in knows["x", 0], "x" in knows["y", 0])

    for length in range(5):
        for number, plan in enumerate(
            itertools.product(kinds, repeat=length)
        ):
            n, m, s = 1 + number % 3, 1 + number % 2, number % 4
            given = list(plan) if number % 2 else plan
            count, reach = slowly(plan, n, m, s)
            found = pairs(given, n, m, s)
            if type(found) is not int or found != count:
                raise AssertionError(f"{plan}, {n}, {m}, {s}: {found}")
            found = hears(given, s)
            if type(found) is not tuple or found != reach:
                raise AssertionError(f"{plan}, s = {s}: {found}")
            if any(type(one) is not bool for one in found):
                raise AssertionError(f"{plan}: {found} are no booleans")
            if list(given) != list(plan):
                raise AssertionError("the plan has changed")
    for plan in (["Alone"], ["alone", ""], ["shared", "early"]):
        for ask in (lambda p: pairs(p, 2, 2, 1), lambda p: hears(p, 1)):
            try:
                ask(plan)
            except ValueError:
                continue
            raise AssertionError(f"{plan} is accepted")
    print("341 plans, each token on its own")


hidden_checks()
