def count_parameters(
    *, size: int, patch: int, width: int, depth: int, mlp: int, classes: int
) -> dict[str, int]:
    """Parameters of a ViT for square RGB images, by part."""
    raise NotImplementedError
