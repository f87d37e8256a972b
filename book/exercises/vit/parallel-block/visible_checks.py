def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("parallel-block", topic="exercises/vit")
    draw = torch.Generator().manual_seed(0)

    def normal(*shape):
        return 0.4 * torch.randn(*shape, generator=draw).double()

    x = 3 * normal(2, 5, 8)
    weights = Weights(
        norm=1 + normal(8),
        qkv=normal(24, 8),
        log_scale=torch.tensor([1.0, 3.0]).double(),
        out=normal(8, 8),
        up=normal(16, 8),
        up_bias=normal(16),
        down=normal(8, 16),
        down_bias=normal(8),
    )

    def added(**changes):
        """What the block adds to its input, with other weights."""
        return parallel_block(x, weights._replace(**changes)) - x

    nothing = {
        "down": torch.zeros(8, 16).double(),
        "down_bias": torch.zeros(8).double(),
    }
    no_attention = {"out": torch.zeros(8, 8).double()}
    out = parallel_block(x, weights)
    check(out.shape == x.shape, "shape", shape=tuple(out.shape))
    still = added(**nothing, **no_attention)
    check(still.abs().max().item() < 1e-9, "residual")

    both = added()
    apart = added(**nothing) + added(**no_attention)
    check(torch.allclose(both, apart, atol=1e-9), "parallel")

    larger = parallel_block(100 * x, weights) - 100 * x
    check(torch.allclose(larger, both, atol=1e-3), "normed")
    louder = weights.qkv * torch.cat(
        [torch.full((16, 1), 50.0), torch.ones(8, 1)]
    )
    check(torch.allclose(added(qkv=louder), both, atol=1e-3), "qk_norm")

    limit = torch.tensor([1.0, 100.0]).double().log()
    beyond = added(log_scale=limit + torch.tensor([0.0, 2.0]).double())
    at_limit = added(log_scale=limit)
    check(torch.allclose(beyond, at_limit, atol=1e-9), "clipped")
    swapped = added(log_scale=weights.log_scale.flip(0))
    check(not torch.allclose(swapped, both, atol=1e-4), "own_scale")

    lone = x[:, :1]
    seen = parallel_block(lone, weights._replace(**nothing)) - lone
    value = normalise(lone, weights.norm) @ weights.qkv[16:].T
    check(
        torch.allclose(seen, value @ weights.out.T, atol=1e-9), "one_token"
    )

    swapped = parallel_block(x[:, [1, 0, 2, 3, 4]], weights)
    check(
        torch.allclose(swapped[:, [1, 0, 2, 3, 4]], out, atol=1e-9), "order"
    )
    moved = x.clone()
    moved[1] += 1
    alone = parallel_block(moved, weights)[0]
    check(torch.allclose(alone, out[0], atol=1e-9), "batch")
    check.report()


visible_checks()
