def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("same-bit", topic="exercises/multimodality")

    def table(*rows):
        sizes = [max(row[place] for row in rows) + 1 for place in range(3)]
        counts = torch.zeros(sizes)
        for one, other, answer in rows:
            counts[one, other, answer] += 1
        return counts

    def near(found, *right):
        return all(abs(a - b) < 1e-4 for a, b in zip(found, right))

    def refused(counts):
        try:
            divide(counts)
        except Exception as error:
            return isinstance(error, ValueError)
        return False

    chain = table((0, 2, 0), (3, 2, 1), (3, 4, 0), (2, 0, 1), (4, 3, 0))
    found = tuple(common_part(chain))
    check(found[0] == [0, -1, 1, 0, 2], "first", found=found[0])
    check(found[1] == [1, -1, 0, 2, 0], "second", found=found[1])
    copy = divide(table((0, 0, 0), (1, 1, 1)))
    check(near(copy, 1, 0, 0, 0), "copy", found=tuple(copy))
    bits = divide(table((0, 0, 0), (0, 1, 1), (1, 0, 2), (1, 1, 3)))
    check(near(bits, 0, 1, 1, 0), "bits", found=tuple(bits))
    shared = divide(table((0, 0, 0), (1, 0, 1), (2, 1, 2), (2, 2, 3)))
    check(near(shared, 1, 0.5, 0.5, 0), "shared", found=tuple(shared))
    check(
        refused(torch.zeros(2, 2, 2)) and refused(-torch.ones(2, 2, 2)),
        "counts",
    )
    check.report()


visible_checks()
