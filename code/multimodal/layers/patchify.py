"""Pictures as rows of patches, and back.

Letters: B batch, C channels, H height, W width of the image, P side of a patch, N patches.
"""

from einops import rearrange
from torch import Tensor


def patchify(images: Tensor, patch: int) -> Tensor:
    """Cut pictures into square patches, each flattened pixel by pixel.

    Args:
        images: (B, C, H, W).
        patch: P, in pixels.

    Returns:
        (B, N, P·P·C), patches row by row from the top left; inside a patch the channels of a pixel
        stand side by side, as in the code of He et al. 2022.

    Raises:
        ValueError: the patches do not cover the image exactly.
    """
    height, width = images.shape[-2:]
    _require_cover(height, width, patch)
    return rearrange(images, "b c (h p) (w q) -> b (h w) (p q c)", p=patch, q=patch)


def unpatchify(patches: Tensor, *, patch: int, size: tuple[int, int]) -> Tensor:
    """The pictures that :func:`patchify` would have cut into these patches.

    Args:
        patches: (B, N, P·P·C).
        patch: P, in pixels.
        size: height and width of the pictures.

    Returns:
        (B, C, H, W).

    Raises:
        ValueError: a size that the patches do not cover exactly, or as many.
    """
    height, width = size
    _require_cover(height, width, patch)
    rows, columns = height // patch, width // patch
    if patches.shape[1] != rows * columns or patches.shape[2] % patch**2:
        raise ValueError(
            f"{patches.shape[1]} patches of {patches.shape[2]} numbers are no picture of "
            f"{height}×{width} in patches of {patch} pixels, which has {rows * columns} of them"
        )
    return rearrange(
        patches, "b (h w) (p q c) -> b c (h p) (w q)", h=rows, w=columns, p=patch, q=patch
    )


def _require_cover(height: int, width: int, patch: int) -> None:
    if patch < 1 or height % patch or width % patch:
        raise ValueError(
            f"patches of {patch} pixels do not cover an image of {height}×{width} exactly: "
            f"choose a side that divides both"
        )
