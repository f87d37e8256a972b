def visible_checks():
    import torch
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("momentum-queue", topic="exercises/contrastive")
    slow, fast = nn.Linear(2, 1, bias=False), nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        slow.weight.copy_(torch.tensor([[1.0, 0.0]]))
        fast.weight.copy_(torch.tensor([[0.0, 1.0]]))
    momentum_update(slow, fast, 0.9)
    found = [round(x, 4) for x in slow.weight[0].tolist()]
    check(found == [0.9, 0.1], "step", found=found)
    check(fast.weight[0].tolist() == [0.0, 1.0], "fast")

    queue = torch.zeros(5, 1)
    number = torch.arange(1.0, 10.0)[:, None]
    pointer = enqueue(queue, 0, number[:3])
    found = queue[:, 0].tolist()
    check(
        found == [1, 2, 3, 0, 0] and pointer == 3,
        "first",
        found=found,
        pointer=pointer,
    )
    pointer = enqueue(queue, pointer, number[3:6])
    found = queue[:, 0].tolist()
    check(
        found == [6, 2, 3, 4, 5] and pointer == 1,
        "wrap",
        found=found,
        pointer=pointer,
    )
    pointer = enqueue(queue, pointer, number[6:8].requires_grad_())
    found = queue[:, 0].tolist()
    check(found == [6, 7, 8, 4, 5], "oldest", found=found)
    check(not queue.requires_grad, "graph")
    check.report()


visible_checks()
