def visible_checks():
    from multimodal.checking import Checks

    check = Checks("split-all-ties", topic="exercises/data")
    table = [
        ("anna", "m1"),
        ("anna", "m2"),
        ("bela", "m2"),
        ("caro", None),
        ("dora", None),
        ("m1", "m3"),
        (None, "m4"),
        (None, "m5"),
    ]
    rows = [{"speaker": s, "microphone": m} for s, m in table]
    columns = ["speaker", "microphone"]

    found = tied_groups(rows, ["speaker"], [])
    wanted = [[0, 1], [2], [3], [4], [5], [6], [7]]
    check(found == wanted, "groups", found=found)
    found = tied_groups(rows, columns, [(7, 3)])
    wanted = [[0, 1, 2], [3, 7], [4], [5], [6]]
    check(found == wanted, "over_others", found=found)

    groups = [[2 * n, 2 * n + 1] for n in range(30)] + [[60, 61, 62, 63]]
    parts = deal(groups, [0.7, 0.3], 0)
    dealt = sorted(row for part in parts for row in part)
    check(dealt == list(range(64)), "every", found=dealt)
    torn = [g for g in groups if len({r in parts[0] for r in g}) > 1]
    check(not torn, "whole", found=torn)
    sizes = [len(part) for part in parts]
    check(abs(sizes[0] - 0.7 * 64) <= 4, "shares", found=sizes)
    check(deal(groups, [0.7, 0.3], 0) == parts, "again")
    check(deal(groups, [0.7, 0.3], 1) != parts, "seed")

    found = leaks(rows, columns, [(3, 4), (7, 4)], [0, 3, 7], [1, 4, 5, 6])
    wanted = {"speaker": 1, "microphone": 0, "twins": 1}
    check(found == wanted, "leaks", found=found)
    check.report()


visible_checks()
