from torch import Tensor


def patchify(images: Tensor, patch: int) -> Tensor:
    """Images (B, C, H, W) to patches (B, N, C * patch * patch)."""
    raise NotImplementedError


def unpatchify(
    patches: Tensor, patch: int, size: tuple[int, int]
) -> Tensor:
    """Patches back to images (B, C, H, W), where size is (H, W)."""
    raise NotImplementedError
