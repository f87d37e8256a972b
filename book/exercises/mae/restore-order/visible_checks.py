def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("restore-order", topic="exercises/mae")
    seen = torch.tensor([[[10.0, 1.0], [20.0, 2.0], [40.0, 6.0]]])
    blank = torch.tensor([-1.0, -2.0])
    places = torch.tensor([[2, 0, 2]])

    tokens = restore_order(seen, blank, places, 4)
    check(tokens.shape == (1, 4, 2), "shape", shape=tuple(tokens.shape))
    found = tokens[0, :, 0].tolist()
    check(found[0] == 20.0, "places", found=found)
    check(found[2] == 25.0, "twice", found=found)
    check(found[1] == found[3] == -1.0, "blanks", found=found)

    other = restore_order(
        seen.repeat(2, 1, 1), blank, torch.tensor([[2, 0, 2], [3, 3, 3]]), 4
    )
    found = other[:, :, 0].round(decimals=2).tolist()
    wanted = [[20.0, -1.0, 25.0, -1.0], [-1.0, -1.0, -1.0, 23.33]]
    close = [
        [abs(a - b) < 0.01 for a, b in zip(*r)] for r in zip(found, wanted)
    ]
    check(all(map(all, close)), "own", found=found)
    check.report()


visible_checks()
