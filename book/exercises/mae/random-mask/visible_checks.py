def visible_checks():
    import torch

    from multimodal.checking import Checks

    def draw(batch, places, ratio, seed=0):
        generator = torch.Generator().manual_seed(seed)
        return random_mask(batch, places, ratio, generator)

    check = Checks("random-mask", topic="exercises/mae")
    mask = draw(64, 49, 0.75)
    check(mask.shape == (64, 49), "shape", shape=tuple(mask.shape))
    check(mask.dtype == torch.bool, "bool", dtype=mask.dtype)
    counts = sorted(set(mask.sum(dim=1).tolist()))
    check(counts == [37], "count", counts=counts)
    check(len(mask.unique(dim=0)) == 64, "differ")
    check(torch.equal(mask, draw(64, 49, 0.75)), "again")
    check(not torch.equal(mask, draw(64, 49, 0.75, seed=1)), "seed")

    single = draw(64, 10, 0.9).sum(dim=1)
    check(bool((single == 9).all()), "few", counts=single.unique().tolist())
    check.report()


visible_checks()
