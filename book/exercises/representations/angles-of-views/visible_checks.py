def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("angles-of-views", topic="exercises/representations")
    signs = [[1.0, 1, -1, -1], [1.0, -1, 1, -1]]
    x = torch.tensor(signs, dtype=torch.float64).T
    whole = torch.tensor([[4.0], [2], [-2], [-4]], dtype=torch.float64)
    part = torch.tensor([[2.0], [0], [0], [-2]], dtype=torch.float64)
    part = part + torch.tensor([[1.0], [-1], [-1], [1]]).double()

    def rounded(found):
        return [round(value, 3) + 0.0 for value in found.tolist()]

    found = rounded(agreement(x, whole))
    check(found == [1.0], "whole", found=found)
    found = rounded(agreement(x, part))
    check(found == [0.816], "part", found=found)
    found = rounded(agreement(x + 100, 1e6 * part - 7))
    check(found == [0.816], "moved", found=found)
    twice = torch.cat([x, x[:, :1], x.sum(dim=1, keepdim=True)], dim=1)
    found = rounded(agreement(twice, torch.cat([part, part], dim=1)))
    check(found == [0.816], "copies", found=found)
    still = torch.full((4, 2), 0.1, dtype=torch.float64)
    found = tuple(agreement(x, still).shape)
    check(found == (0,), "still", found=found)
    one, other = best_pair(x, part)
    found = [round(v, 3) for v in (one.norm().item(), other.norm().item())]
    check(found == [1.0, 1.0], "length", found=found)
    found = round((one @ other).item(), 3)
    check(found == 0.816, "pair", found=found)
    check.report()


visible_checks()
