def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("knowledge-lookup", topic="exercises/answering-practice")
    looks = torch.tensor([[2.0, 0.0], [2.0, 0.0], [0.0, 1.0]])
    relations = torch.tensor([[1.0, 0.0], [0.0, 3.0], [1.0, 0.0]])
    asked = (torch.tensor([[5.0, 0.0]] * 2), torch.tensor([[1.0, 0.0]] * 2))
    there = torch.tensor([[True, True, True], [False, True, True]])
    map_ = lookup(asked, (looks, relations), there, (4.0, 4.0), 0.75)
    found = [round(weight, 3) for weight in map_.flatten().tolist()]
    first, second = found[:4], found[4:]
    check(first == [0.115, 0.853, 0.016, 0.016], "whole", found=first)
    check(second == [0.787, 0.0, 0.107, 0.107], "missing", found=second)
    values = ["plants", "forest", "meat"]
    found = reply(map_, values)
    check(found == ["plants", ""], "reply", found=found)
    found = reply(torch.tensor([[0.1, 0.4, 0.25, 0.25]]), ["a", "b", "b"])
    check(found == ["b"], "sum", found=found)
    found = reply(torch.tensor([[0.5, 0.25, 0.25, 0.0]]), ["a", "a", "b"])
    check(found == [""], "silent", found=found)
    check.report()


visible_checks()
