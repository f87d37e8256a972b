def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("clip-loss", topic="exercises/clip")
    draw = torch.Generator().manual_seed(0)
    image, text = torch.randn(2, 8, 16, generator=draw)

    flat = clip_loss(torch.ones(8, 16), torch.ones(8, 16), 10.0)
    check(flat.shape == (), "scalar", shape=tuple(flat.shape))
    check(
        abs(flat.item() - math.log(8)) < 1e-5,
        "guess",
        loss=f"{flat.item():.4f}",
    )
    check(clip_loss(image, image, 100.0).item() < 1e-3, "perfect")

    loss = clip_loss(image, text, 5.0).item()
    check(
        abs(clip_loss(3 * image, text, 5.0).item() - loss) < 1e-5, "length"
    )
    check(
        abs(clip_loss(text, image, 5.0).item() - loss) < 1e-5, "symmetric"
    )
    check.report()


visible_checks()
