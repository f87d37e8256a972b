from torch import Tensor


def patchify(images: Tensor, patch: int) -> Tensor:
    """Images (B, C, H, W) to patches (B, N, C * patch * patch)."""
    batch, channels, height, width = images.shape
    rows, columns = grid(patch, (height, width))
    cut = images.reshape(batch, channels, rows, patch, columns, patch)
    return cut.permute(0, 2, 4, 1, 3, 5).reshape(
        batch, rows * columns, channels * patch**2
    )


def unpatchify(
    patches: Tensor, patch: int, size: tuple[int, int]
) -> Tensor:
    """Patches back to images (B, C, H, W), where size is (H, W)."""
    batch, count, length = patches.shape
    rows, columns = grid(patch, size)
    if count != rows * columns or length % patch**2:
        raise ValueError(
            f"{count} patches of {length} values are no image of {size}"
        )
    cut = patches.reshape(batch, rows, columns, -1, patch, patch)
    return cut.permute(0, 3, 1, 4, 2, 5).reshape(batch, -1, *size)


def grid(patch: int, size: tuple[int, int]) -> tuple[int, int]:
    """Rows and columns of patches in an image of height and width."""
    if size[0] % patch or size[1] % patch:
        raise ValueError(f"patches of {patch} do not cover {size} exactly")
    return size[0] // patch, size[1] // patch
