def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("luck-of-ties", topic="exercises/representations")
    row = torch.tensor([[2, 1, 2, 0, 2, 2, 5]])
    one = torch.tensor([[False, False, True, False, False, False, False]])
    two = one | torch.tensor([[True] + [False] * 5 + [True]])

    def rounded(*arguments):
        return [round(x, 3) for x in recall_span(*arguments)]

    found = rounded(row, one, 4)
    check(found == [0.0, 0.5, 1.0], "one", found=found)
    found = rounded(row, two, 4)
    check(found == [0.0, 0.833, 1.0], "two", found=found)
    found = rounded(row, two, 5)
    check(found == [1.0, 1.0, 1.0], "certain", found=found)
    found = rounded(row, one, 2)
    check(found == [0.0, 0.0, 0.0], "too_far", found=found)
    found = rounded(torch.cat([row, row]), torch.cat([one, two]), 4)
    check(found == [0.0, 0.667, 1.0], "mean", found=found)
    found = rounded(row.to(torch.uint8), one, 100)
    check(found == [1.0, 1.0, 1.0], "all", found=found)
    try:
        found = rounded(row, torch.zeros_like(one), 4)
    except ValueError:
        found = []
    check(found == [], "no_right", found=found)
    check.report()


visible_checks()
