def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("where-to-look", topic="exercises/captioning")
    w_a, w_h, v = torch.eye(2), torch.ones(2, 1), torch.tensor([2.0, 1.0])
    regions = torch.tensor([[[0.0, 0.0], [1.0, -1.0], [9.0, 9.0]]] * 2)
    real = torch.tensor([[True, True, False], [False, False, False]])
    hidden = torch.zeros(2, 1)
    weights, context = look(regions, real, hidden, w_a, w_h, v)
    found = [round(x, 3) for x in weights[0].tolist()]
    check(found == [0.318, 0.682, 0.0], "weights", found=found)
    found = [round(x, 3) for x in context[0].tolist()]
    check(found == [0.682, -0.682], "context", found=found)
    nothing = torch.cat([weights[1], context[1]]).tolist()
    check(nothing == [0.0] * 5, "nothing", found=nothing)
    regions[0, 2] = torch.nan
    again = look(regions, real, hidden, w_a, w_h, v)
    check(
        torch.equal(again[0], weights) and torch.equal(again[1], context),
        "padding",
    )

    weights = torch.tensor([[[1.0, 0.0], [1.0, 0.0], [0.5, 0.5]]])
    words = torch.tensor([[True, True, False]])
    found = unevenness(weights, words, torch.ones(1, 2).bool()).item()
    check(found == 2.0, "unevenness", found=found)
    found = unevenness(weights, words, torch.tensor([[True, False]])).item()
    check(found == 1.0, "no_region", found=found)
    check.report()


visible_checks()
