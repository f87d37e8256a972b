def visible_checks():
    import torch
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("momentum-queue", topic="exercises/contrastive-practice")
    slow, fast = (
        nn.Sequential(nn.Linear(2, 1, bias=False), nn.BatchNorm1d(1))
        for _ in range(2)
    )
    with torch.no_grad():
        slow[0].weight.copy_(torch.tensor([[1.0, 0.0]]))
        fast[0].weight.copy_(torch.tensor([[0.0, 1.0]]))
        fast[1].running_mean.fill_(5.0)
        fast[1].num_batches_tracked.fill_(7)
    momentum_update(slow, fast, 0.9)
    found = [round(x, 4) for x in slow[0].weight[0].tolist()]
    check(found == [0.9, 0.1], "step", found=found)
    check(fast[0].weight[0].tolist() == [0.0, 1.0], "fast")
    found = round(slow[1].running_mean.item(), 4)
    counter = slow[1].num_batches_tracked.item()
    check(
        found == 0.5 and counter == 7,
        "statistics",
        found=found,
        counter=counter,
    )

    queue = torch.zeros(5, 1)
    owner = torch.full((5,), -1)
    number = torch.arange(1.0, 10.0)[:, None]
    ids = torch.tensor([7, 8, 7, 9, 8, 7, 9, 9, 9])
    pointer = enqueue(queue, owner, 0, number[:3], ids[:3])
    found = queue[:, 0].tolist()
    check(
        found == [1, 2, 3, 0, 0] and pointer == 3,
        "first",
        found=found,
        pointer=pointer,
    )
    found = negatives(owner, torch.tensor([7, 9])).tolist()
    check(
        found
        == [[False, True, False] + [False] * 2, [True] * 3 + [False] * 2],
        "siblings",
        found=found,
    )
    pointer = enqueue(queue, owner, pointer, number[3:6], ids[3:6])
    found = queue[:, 0].tolist()
    check(
        found == [6, 2, 3, 4, 5] and pointer == 1,
        "wrap",
        found=found,
        pointer=pointer,
    )
    check(owner.tolist() == [7, 8, 7, 9, 8], "owners", found=owner.tolist())
    keys = number[6:8].clone().requires_grad_()
    pointer = enqueue(queue, owner, pointer, keys, ids[6:8])
    found = queue[:, 0].tolist()
    check(found == [6, 7, 8, 4, 5], "oldest", found=found)
    check(not queue.requires_grad, "graph")
    check.report()


visible_checks()
