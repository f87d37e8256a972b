def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("restore-order", topic="exercises/mae")
    visible = torch.tensor([[[10.0, 1.0], [20.0, 2.0]]])
    blank = torch.tensor([-1.0, -2.0])
    order = torch.tensor([[2, 0, 3, 1]])

    tokens = restore_order(visible, blank, order)
    check(tokens.shape == (1, 4, 2), "shape", shape=tuple(tokens.shape))
    found = tokens[0, :, 0].tolist()
    check(found[2] == 10.0 and found[0] == 20.0, "places", found=found)
    check(found[1] == found[3] == -1.0, "blanks", found=found)

    both = restore_order(
        visible.repeat(2, 1, 1), blank, torch.tensor([[2, 0, 3, 1]] * 2)
    )
    check(torch.equal(both[0], both[1]), "alike")
    other = restore_order(
        visible.repeat(2, 1, 1),
        blank,
        torch.tensor([[2, 0, 3, 1], [1, 3, 0, 2]]),
    )
    found = other[1, :, 0].tolist()
    check(found == [-1.0, 10.0, -1.0, 20.0], "own", found=found)
    check.report()


visible_checks()
