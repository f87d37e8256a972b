def visible_checks():
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("count-parameters", topic="exercises/vit")

    def size_of(*modules):
        return sum(p.numel() for m in modules for p in m.parameters())

    found = count_parameters(
        size=24, patch=8, width=12, depth=5, mlp=30, classes=7
    )
    parts = {
        "patches": size_of(nn.Conv2d(3, 12, 8, 8)),
        "class_token": 12,
        "positions": 10 * 12,
        "attention": 5 * size_of(nn.MultiheadAttention(12, 3)),
        "mlp": 5 * size_of(nn.Linear(12, 30), nn.Linear(30, 12)),
        "norms": 11 * size_of(nn.LayerNorm(12)),
        "head": size_of(nn.Linear(12, 7)),
    }
    check(
        sorted(found) == sorted(parts),
        "parts",
        expected=", ".join(parts),
    )
    for name, expected in parts.items():
        check(
            found[name] == expected,
            "part",
            part=name,
            expected=expected,
            found=found[name],
        )

    base = count_parameters(
        size=224, patch=16, width=768, depth=12, mlp=3072, classes=1000
    )
    total = sum(base.values())
    check(abs(total / 86e6 - 1) < 0.01, "base", found=f"{total:,}")

    try:
        count_parameters(
            size=24, patch=7, width=12, depth=5, mlp=30, classes=7
        )
        rejected = False
    except Exception as error:
        rejected = isinstance(error, ValueError)
    check(rejected, "uncovered")
    check.report()


visible_checks()
