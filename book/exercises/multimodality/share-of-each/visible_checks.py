def visible_checks():
    from multimodal.checking import Checks

    check = Checks("share-of-each", topic="exercises/multimodality")

    def table(**numbers):
        return {
            frozenset(name.replace("none", "")): number
            for name, number in numbers.items()
        }

    def message(function, *arguments):
        try:
            function(*arguments)
        except Exception as error:
            return str(error) if isinstance(error, ValueError) else ""
        return ""

    plain = table(none=0.5, p=0.8, w=0.7, pw=0.9)
    found = shares(plain)
    check(set(found) == {"p", "w"}, "senses", found=found)
    check(
        abs(found["p"] - 0.25) < 1e-9 and abs(found["w"] - 0.15) < 1e-9,
        "two",
        found=found,
    )
    three = table(
        none=0.4, p=0.4, w=0.4, s=0.6, pw=0.8, ps=0.6, ws=0.6, pws=1.0
    )
    found = shares(three)
    check(abs(sum(found.values()) - 0.6) < 1e-9, "sum", found=found)
    check(
        all(abs(found[sense] - 0.2) < 1e-9 for sense in "pws"),
        "three",
        found=found,
    )
    found = interaction(plain, "p", "w")
    check(abs(found + 0.1) < 1e-9, "pair", found=found)
    found = [interaction(three, *pair) for pair in ("pw", "ps")]
    check(
        abs(found[0] - 0.4) < 1e-9 and abs(found[1]) < 1e-9,
        "context",
        found=found,
    )
    fewer = table(none=0.4, p=0.5, w=0.5, s=0.5, pw=0.8, ps=0.6, pws=1.0)
    found = message(shares, fewer)
    check({*"sw"} <= {*found}, "missing", found=found)
    found = message(interaction, plain, "p", "q")
    check("q" in found, "unknown")
    check.report()


visible_checks()
