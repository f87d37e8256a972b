def visible_checks():
    import copy

    import torch
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("between-two-models", topic="exercises/clip-practice")
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    first = copy.deepcopy(model.state_dict())
    with torch.no_grad():
        model[0].weight.add_(4.0)
        model(torch.randn(8, 3))
    second = copy.deepcopy(model.state_dict())
    for state, value in ((first, 1.0), (second, 3.0)):
        state["half"] = torch.tensor([value], dtype=torch.bfloat16)
    inputs = copy.deepcopy([first, second])

    state = between(first, second, 0.25)
    check(state.keys() == first.keys(), "keys", found=list(state))
    moved = (state["0.weight"] - first["0.weight"]).tolist()
    check(
        all(abs(x - 1.0) < 1e-5 for row in moved for x in row),
        "mix",
        found=moved,
    )
    found = state["1.num_batches_tracked"].item()
    check(found == 1, "counter", found=found)
    check(
        state["half"].dtype == torch.bfloat16
        and state["half"].item() == 1.5,
        "half",
        found=state["half"],
    )
    for alpha in (0.0, 0.25, 1.0):
        for value in between(first, second, alpha).values():
            value.fill_(7)
    same = [
        torch.equal(old[name], new[name])
        for old, new in zip(inputs, (first, second))
        for name in old
    ]
    check(all(same), "apart")

    def message(*arguments):
        try:
            between(*arguments)
        except Exception as error:
            return str(error) if isinstance(error, ValueError) else ""
        return ""

    fewer = {name: second[name] for name in second if name != "1.bias"}
    check("1.bias" in message(first, fewer, 0.5), "key")
    other = second | {"0.bias": torch.zeros(1)}
    check("0.bias" in message(first, other, 0.5), "shape")
    check("1.5" in message(first, second, 1.5), "alpha")

    accuracies = {  # alpha: here, elsewhere
        0.0: (0.5, 0.75),
        0.25: (0.625, 0.75),
        0.5: (0.875, 0.625),
        0.75: (0.875, 0.625),
        1.0: (1.0, 0.25),
    }
    asked = []

    def score(place):
        def accuracy(state):
            alpha = state["w"].item()
            asked.append((place, alpha))
            return accuracies[alpha][place]

        return accuracy

    ends = {"w": torch.zeros(())}, {"w": torch.ones(())}
    grid = [1.0, 0.5, 0.75, 0.25]
    chosen = [
        choose(*ends, grid, score(0), score(1), drop)
        for drop in (0.0, 0.125, 0.5)
    ]
    check(chosen == [0.25, 0.5, 1.0], "choose", found=chosen)
    asked.clear()
    choose(*ends, [*grid, 0.0, 0.5], score(0), score(1), 0.125)
    check(len(asked) == len(set(asked)), "once", found=sorted(asked))
    check.report()


visible_checks()
