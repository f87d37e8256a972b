def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("effective-rank", topic="exercises/contrastive")
    cross = torch.cat([torch.eye(5), -torch.eye(5)])
    found = effective_rank(cross)
    check(type(found) is float, "number", kind=type(found).__name__)
    check(abs(found - 5) < 1e-4, "even", found=f"{found:.4f}")
    found = effective_rank(cross + torch.arange(5.0))
    check(abs(found - 5) < 1e-3, "shift", found=f"{found:.4f}")

    flat = torch.tensor([[3.0, 0, 0], [-3, 0, 0], [0, 1, 0], [0, -1, 0]])
    found = effective_rank(flat)
    check(abs(found - 1.7548) < 1e-3, "uneven", found=f"{found:.4f}")

    def refused(batch):
        try:
            effective_rank(batch)
        except ValueError:
            return True
        return False

    check(refused(torch.ones(8, 3)), "constant")
    check.report()


visible_checks()
