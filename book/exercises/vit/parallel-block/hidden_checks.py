def hidden_checks():
    import math

    import torch

    def normed(row, gain):
        length = math.sqrt(sum(a * a for a in row) / len(row) + 1e-6)
        return [a / length * g for a, g in zip(row, gain, strict=True)]

    def times(matrix, row):
        return [
            sum(a * b for a, b in zip(line, row, strict=True))
            for line in matrix
        ]

    def gelu(a):
        return a * (1 + math.erf(a / math.sqrt(2))) / 2

    def unit(row):
        length = math.sqrt(sum(a * a for a in row))
        return [a / length for a in row]

    def attended(asked, keys, values, scale):
        scores = [
            scale * sum(a * b for a, b in zip(asked, key, strict=True))
            for key in keys
        ]
        top = max(scores)
        shares = [math.exp(s - top) for s in scores]
        return [
            sum(s * v for s, v in zip(shares, column)) / sum(shares)
            for column in zip(*values)
        ]

    def reference(tokens, weights, heads):
        w = {name: value.tolist() for name, value in weights.items()}
        rows = [normed(token, w["norm"]) for token in tokens]
        width = len(tokens[0])
        k = width // heads
        joined = [[] for _ in rows]
        projected = [times(w["qkv"], row) for row in rows]
        for head in range(heads):
            q, key, value = (
                [p[s * width + head * k :][:k] for p in projected]
                for s in range(3)
            )
            q, key = [unit(a) for a in q], [unit(a) for a in key]
            scale = min(math.exp(w["log_scale"][head]), 100.0)
            for place, asked in zip(joined, q, strict=True):
                place.extend(attended(asked, key, value, scale))
        result = []
        for token, row, heard in zip(tokens, rows, joined, strict=True):
            hidden = [
                gelu(a + b)
                for a, b in zip(times(w["up"], row), w["up_bias"])
            ]
            result.append(
                [
                    sum(parts)
                    for parts in zip(
                        token,
                        times(w["out"], heard),
                        times(w["down"], hidden),
                        w["down_bias"],
                        strict=True,
                    )
                ]
            )
        return result

    draw = torch.Generator().manual_seed(31)
    for batch, count, width, heads, inner in (
        (1, 1, 2, 1, 3),
        (2, 5, 6, 3, 9),
        (3, 4, 12, 2, 7),
        (1, 9, 8, 8, 32),
        (2, 6, 10, 1, 4),
    ):

        def normal(*shape):
            values = torch.randn(
                *shape, generator=draw, dtype=torch.float64
            )
            return values.requires_grad_()

        weights = {
            "norm": normal(width),
            "qkv": normal(3 * width, width),
            "log_scale": (2 * normal(heads).detach() + 1).requires_grad_(),
            "out": normal(width, width),
            "up": normal(inner, width),
            "up_bias": normal(inner),
            "down": normal(width, inner),
            "down_bias": normal(width),
        }
        x = normal(batch, count, width)
        if heads == 3:  # scales beyond 100, tokens that are much alike
            with torch.no_grad():
                weights["log_scale"][:2] = torch.tensor([4.7, 6.0])
                x.copy_(x[:, :1] + 0.05 * x)
        before = x.tolist()
        found = parallel_block(x, Weights(**weights))
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == (batch, count, width), (
            f"shape {tuple(found.shape)}"
        )
        expected = [reference(image, weights, heads) for image in before]
        gap = max(
            abs(a - b)
            for image, right in zip(found.tolist(), expected, strict=True)
            for one, other in zip(image, right, strict=True)
            for a, b in zip(one, other, strict=True)
        )
        assert gap < 1e-6, (
            f"{count} tokens, width {width}, {heads} heads: gap {gap:.2g}"
        )
        assert x.tolist() == before, "the input was overwritten"
        found.square().sum().backward()
        for name, value in {"x": x, **weights}.items():
            silent = count == 1 and name == "log_scale"
            grad = (
                0.0 if value.grad is None else value.grad.abs().sum().item()
            )
            assert silent or grad > 0, f"no gradient reaches {name}"

    for heads in (0, 3):
        weights["log_scale"] = torch.zeros(heads, dtype=torch.float64)
        try:
            parallel_block(x, Weights(**weights))
        except ValueError:
            continue
        raise AssertionError(f"{heads} heads for width 10: no ValueError")
    print(f"6 tokens of width 10: largest gap {gap:.1e}")


hidden_checks()
