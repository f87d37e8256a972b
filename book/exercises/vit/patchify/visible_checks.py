def visible_checks():
    import torch
    import torch.nn.functional as F

    from multimodal.checking import Checks

    check = Checks("patchify", topic="exercises/vit")
    images = torch.arange(2 * 3 * 4 * 6.0).reshape(2, 3, 4, 6)
    patches = patchify(images, 2)
    check(
        tuple(patches.shape) == (2, 6, 12),
        "shape",
        shape=tuple(patches.shape),
    )

    def pixels(rows, columns):
        return sorted(images[0, :, rows, columns].flatten().tolist())

    first, second = slice(0, 2), slice(2, 4)
    check(
        sorted(patches[0, 0].tolist()) == pixels(first, first), "together"
    )
    check(sorted(patches[0, 1].tolist()) == pixels(first, second), "rows")

    torch.manual_seed(0)
    weight = torch.randn(5, 3, 2, 2)
    expected = F.conv2d(images, weight, stride=2).flatten(2).mT
    found = patches @ weight.flatten(1).T
    check(torch.allclose(found, expected, atol=1e-3), "convolution")
    check(torch.equal(unpatchify(patches, 2, (4, 6)), images), "inverse")

    def rejects(call, *arguments):
        try:
            call(*arguments)
        except Exception as error:
            return isinstance(error, ValueError)
        return False

    check(rejects(patchify, torch.zeros(1, 3, 4, 7), 2), "uncovered")
    check(rejects(unpatchify, torch.zeros(1, 5, 12), 2, (4, 6)), "count")
    check.report()


visible_checks()
