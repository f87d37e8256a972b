def hidden_checks():
    import torch
    from torchvision.models import vision_transformer as published

    def part_of(name):
        for key, part in (
            ("conv_proj", "patches"),
            ("class_token", "class_token"),
            ("pos_embedding", "positions"),
            ("self_attention", "attention"),
            ("mlp", "mlp"),
            ("ln", "norms"),
            ("heads", "head"),
        ):
            if key in name:
                return part
        raise AssertionError(f"unknown parameter {name}")

    def counted(model):
        parts = {}
        for name, value in model.named_parameters():
            part = part_of(name)
            parts[part] = parts.get(part, 0) + value.numel()
        return parts

    def by_hand(size, patch, depth, width, mlp, classes):
        found = count_parameters(
            size=size,
            patch=patch,
            width=width,
            depth=depth,
            mlp=mlp,
            classes=classes,
        )
        assert type(found) is dict, "a dictionary was expected"
        assert all(type(value) is int for value in found.values()), (
            "counts are whole numbers"
        )
        return found

    with torch.device("meta"):
        models = (
            (published.vit_b_16, (224, 16, 12, 768, 3072, 1000), 86e6),
            (published.vit_l_16, (224, 16, 24, 1024, 4096, 1000), 307e6),
            (published.vit_h_14, (224, 14, 32, 1280, 5120, 1000), 632e6),
        )
        for build, numbers, claimed in models:
            found, expected = by_hand(*numbers), counted(build())
            assert found == expected, f"{build.__name__}: {found}"
            total = sum(found.values())
            assert abs(total / claimed - 1) < 0.01
            print(f"{build.__name__}: {total:,}")
        for size, patch, depth, width, heads, mlp, classes in (
            (384, 16, 12, 768, 12, 3072, 10),
            (48, 8, 1, 20, 5, 33, 3),
            (30, 6, 7, 64, 2, 64, 11),
        ):
            model = published.VisionTransformer(
                size, patch, depth, heads, width, mlp, num_classes=classes
            )
            found = by_hand(size, patch, depth, width, mlp, classes)
            assert found == counted(model), (
                f"{size} pixels, width {width}: {found}"
            )

    try:
        by_hand(224, 15, 12, 768, 3072, 1000)
    except ValueError:
        pass
    else:
        raise AssertionError("patches of 15 in 224 pixels: no ValueError")


hidden_checks()
