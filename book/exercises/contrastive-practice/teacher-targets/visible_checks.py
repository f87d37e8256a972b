def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("teacher-targets", topic="exercises/contrastive-practice")
    nothing = torch.zeros(2)
    scores = torch.tensor([[math.log(3) / 2, 0.0], [0.0, 0.0]])
    targets, following = teacher_targets(scores, nothing, 0.5, 0.9)
    shapes = tuple(targets.shape), tuple(following.shape)
    check(shapes == ((2, 2), (2,)), "shapes", shapes=shapes)
    found = [[round(x, 4) for x in row] for row in targets.tolist()]
    check(found == [[0.75, 0.25], [0.5, 0.5]], "hand", found=found)

    old = torch.tensor([math.log(3) / 2, 0.0])
    targets, _ = teacher_targets(scores[:1], old, 0.5, 0.0)
    found = [round(x, 4) for x in targets[0].tolist()]
    check(found == [0.5, 0.5], "centred", found=found)

    batch = torch.tensor([[2.0, 3.0], [4.0, -1.0]])
    _, following = teacher_targets(batch, torch.tensor([1.0, 0.0]), 1.0, 0.9)
    found = [round(x, 4) for x in following.tolist()]
    check(found == [1.2, 0.1], "next", found=found)

    targets, following = teacher_targets(
        batch.requires_grad_(), nothing, 0.1, 0.5
    )
    free = not targets.requires_grad and not following.requires_grad
    check(free, "gradient")
    check.report()


visible_checks()
