"""Pictures from files as plain RGB, whatever the file holds, or one sentence that says why not."""

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

SIXTEEN_BIT = ("I;16", "I;16L", "I;16B", "I;16N", "I")


def open_image(path: Path | str) -> Image.Image:
    """Read a picture as RGB: upright, 8 bits per channel, transparency laid on white.

    Palettes, grey levels of 8 and 16 bits, CMYK and alpha are converted; the rotation that a camera
    notes in EXIF is carried out.

    Raises:
        ValueError: the file is missing, empty, broken, cut short, or no picture; the message names
            it and says which.
    """
    path = Path(path)
    _require_content(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                image.load()
                return _as_rgb(ImageOps.exif_transpose(image))
    except UnidentifiedImageError as error:
        raise ValueError(f"{path}: this is no picture in a format that can be read") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError(f"{path}: the picture is too large: {error}") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValueError(f"{path}: the picture is broken: {error}") from error


def _require_content(path: Path) -> None:
    if not path.exists():
        raise ValueError(f"{path}: there is no such picture")
    if not path.is_file():
        raise ValueError(f"{path}: this is a folder, not a picture")
    if path.stat().st_size == 0:
        raise ValueError(f"{path}: the picture is empty (0 bytes)")


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode in SIXTEEN_BIT:
        image = _eight_bits(image)
    if image.mode == "F":
        raise ValueError("pixels are floating-point numbers of unknown range")
    if "A" in image.getbands() or "transparency" in image.info:
        layer = image.convert("RGBA")
        page = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(page, layer).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    levels = np.asarray(image).astype(np.int64)
    if levels.min() < 0 or levels.max() > 65535:
        raise ValueError("pixels exceed 16 bits")
    return Image.fromarray(np.rint(levels / 257).astype(np.uint8))
