def count_parameters(
    *, size: int, patch: int, width: int, depth: int, mlp: int, classes: int
) -> dict[str, int]:
    """Parameters of a ViT for square RGB images, by part."""
    if size % patch:
        raise ValueError(f"patches of {patch} do not cover {size} pixels")

    def linear(inputs: int, outputs: int) -> int:
        return inputs * outputs + outputs

    return {
        "patches": linear(3 * patch**2, width),
        "class_token": width,
        "positions": (1 + (size // patch) ** 2) * width,
        "attention": depth * 4 * linear(width, width),
        "mlp": depth * (linear(width, mlp) + linear(mlp, width)),
        "norms": (2 * depth + 1) * 2 * width,
        "head": linear(width, classes),
    }
