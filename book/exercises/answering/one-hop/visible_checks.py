def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("one-hop", topic="exercises/answering")
    same, swap = torch.eye(2), torch.tensor([[0.0, 1.0], [1.0, 0.0]])
    weights = (same, swap, torch.tensor([2.0, 1.0]))
    places = torch.tensor([[[1.0, 0.0], [0.0, 1.0], [9.0, 9.0]]] * 2)
    real = torch.tensor([[True, True, False], [False, True, False]])
    query = torch.tensor([[0.0, 1.0], [0.5, 2.0]])

    def rounded(x):
        return [round(value, 3) for value in x.tolist()]

    asked, map_ = hop(places, real, query, weights)
    found = rounded(map_[0])
    check(found == [0.412, 0.588, 0.0], "weights", found=found)
    found = rounded(asked[0])
    check(found == [0.412, 1.588], "query", found=found)
    found = rounded(map_[1])
    check(found == [0.0, 1.0, 0.0], "one_place", found=found)
    none = torch.zeros(2, 3, dtype=torch.bool)
    asked, map_ = hop(places, none, query, weights)
    found = rounded(map_.flatten()) + rounded(asked.flatten())
    wanted = [0.0] * 6 + rounded(query.flatten())
    check(found == wanted, "no_place", found=found)
    places[0, 2] = torch.nan
    found = rounded(hop(places, real, query, weights)[0][0])
    check(found == [0.412, 1.588], "missing", found=found)

    last, maps = look(places, real, query, [weights, weights])
    found = tuple(maps.shape)
    check(found == (2, 2, 3), "shape", found=found)
    first, _ = hop(places, real, query, weights)
    second, map_ = hop(places, real, first, weights)
    check(
        rounded(last.flatten()) == rounded(second.flatten())
        and rounded(maps[:, 1].flatten()) == rounded(map_.flatten()),
        "second",
    )
    check.report()


visible_checks()
