def visible_checks():
    from multimodal.checking import Checks

    check = Checks("group-split", topic="exercises/contrastive")
    ids = [f"photo{n // 5:03}.jpg" for n in range(200)]
    parts = group_split(ids, [0.8, 0.1, 0.1], seed=0)
    rows = sorted(row for part in parts for row in part)
    check(
        len(parts) == 3 and rows == list(range(200)),
        "rows",
        found=len(rows),
    )
    images = [{ids[row] for row in part} for part in parts]
    shared = sorted(
        (images[0] & images[1]) | (images[0] | images[1]) & images[2]
    )
    check(not shared, "apart", shared=shared[:3])
    sizes = [len(part) for part in images]
    check(
        all(abs(a - b) <= 1 for a, b in zip(sizes, [32, 4, 4])),
        "sizes",
        sizes=sizes,
    )
    block = images[0] == {f"photo{n:03}.jpg" for n in range(len(images[0]))}
    check(not block, "block")
    check(group_split(ids, [0.8, 0.1, 0.1], seed=0) == parts, "again")
    check(group_split(ids, [0.8, 0.1, 0.1], seed=1) != parts, "seed")
    check.report()


visible_checks()
