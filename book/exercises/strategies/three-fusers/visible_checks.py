def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("three-fusers", topic="exercises/strategies")

    def rounded(x):
        return [round(value, 3) for value in x.flatten().tolist()]

    def refused(fuse, *arguments):
        try:
            fuse(*arguments)
        except ValueError:
            return True
        return False

    x, y = torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0]])
    spare = (torch.tensor([7.0, 8.0]), torch.tensor([9.0]))
    found = rounded(early_fuse(x, y, spare))
    check(found == [1.0, 2.0, 3.0, 1.0, 1.0], "stream", found=found)
    found = rounded(early_fuse(x, None, spare))
    check(found == [1.0, 2.0, 9.0, 1.0, 0.0], "stand_in", found=found)

    said = (
        torch.tensor([[0.5, 0.5]]).log(),
        torch.tensor([[0.4, 0.6]]).log(),
    )
    then, now = torch.tensor([0.8, 0.2]), torch.tensor([0.5, 0.5])
    found = rounded(late_fuse(*said, then, then).exp())
    check(found == [0.143, 0.857], "late", found=found)
    found = rounded(late_fuse(said[0], None, then, now).exp())
    check(found == [0.2, 0.8], "late_alone", found=found)

    weights = torch.tensor([[1.0, 0.0]]), torch.tensor([[1.0]])
    gate = torch.tensor([[0.0, 1.0, 0.0]])
    heard, z = gated_fuse(x, y, (*weights, gate))
    found = rounded(torch.cat([heard, z]))
    check(found == [0.789, 0.881], "gate", found=found)
    heard, z = gated_fuse(x, y, (*weights, -1000 * gate))
    found = rounded(torch.cat([heard, z]))
    check(found == [0.995, 0.0], "closed", found=found)
    heard, z = gated_fuse(x, None, (*weights, gate))
    found = rounded(torch.cat([heard, z]))
    check(found == [0.762, 1.0], "gate_alone", found=found)
    none = (
        refused(early_fuse, None, None, spare),
        refused(late_fuse, None, None, then, now),
        refused(gated_fuse, None, None, (*weights, gate)),
    )
    check(all(none), "nobody")
    check.report()


visible_checks()
