def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("interpolate-positions", topic="exercises/vit")
    torch.manual_seed(0)
    pos = torch.randn(17, 6)
    out = interpolate_positions(pos, (3, 5))
    check(tuple(out.shape) == (16, 6), "shape", shape=tuple(out.shape))
    check(torch.equal(out[0], pos[0]), "class_token")
    same = interpolate_positions(pos, (4, 4))
    check(torch.allclose(same, pos, atol=1e-6), "identity")

    row = torch.arange(4.0).repeat_interleave(4)
    column = torch.arange(4.0).repeat(4)
    places = torch.cat([torch.zeros(1, 2), torch.stack([row, column], 1)])
    wide = interpolate_positions(places, (4, 8))[1:].reshape(4, 8, 2)
    still = torch.arange(4.0)[:, None].expand(4, 8)
    check(torch.allclose(wide[..., 0], still, atol=1e-5), "rows")

    dot = torch.zeros(17, 1)
    dot[1 + 4 * 1 + 1] = 1.0  # row 1, column 1
    found = interpolate_positions(dot, (8, 8))[1:].reshape(8, 8)[2, 2]
    check(
        abs(found.item() - 0.7725) < 1e-3,
        "bicubic",
        found=f"{found.item():.4f}",
    )

    try:
        interpolate_positions(pos[1:], (4, 4))
        rejected = False
    except Exception as error:
        rejected = isinstance(error, ValueError)
    check(rejected, "square")
    check.report()


visible_checks()
