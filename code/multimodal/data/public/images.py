"""Pictures from files as plain RGB, whatever the file holds, or one sentence that says why not."""

import io
import stat
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from multimodal.data.public.formats import gif, jpeg, png, tiff, webp
from multimodal.data.public.formats.bare import TURNS, Bare, TooLargeError, require_size
from multimodal.data.public.sentences import one_line, shown

SIXTEEN_BIT = ("I;16", "I;16L", "I;16B", "I;16N", "I")
FORMATS: dict[str, tuple[Callable[[bytes], bool], Callable[[bytes], Bare]]] = {
    "JPEG": (lambda data: data.startswith(b"\xff\xd8\xff"), jpeg.bare),
    "PNG": (lambda data: data.startswith(png.SIGNATURE), png.bare),
    "WEBP": (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", webp.bare),
    "TIFF": (lambda data: data.startswith(tiff.MAGICS), tiff.bare),
    "GIF": (lambda data: data.startswith((b"GIF87a", b"GIF89a")), gif.bare),
    "BMP": (lambda data: data.startswith(b"BM"), Bare),
}
MAX_BYTES = 2**30
GREY = {127, 128}


def open_image(path: Path | str) -> Image.Image:
    """Read a picture as RGB: upright, 8 bits per channel, transparency laid on white.

    Palettes, grey levels of 8 and 16 bits, CMYK and alpha are converted; the rotation that a camera
    notes in EXIF is carried out, and nothing else in the metadata is looked at. Of animations it is
    the first picture.

    Raises:
        ValueError: the file is missing, empty, broken, cut short, too large, or no JPEG, PNG, WebP,
            TIFF, GIF or BMP; the message names it and says which.
    """
    path = Path(path)
    with _explained(shown(path)):
        return _picture(_content(path))


def decode_image(content: bytes, name: str) -> Image.Image:
    """As :func:`open_image`, for bytes that come from elsewhere; ``name`` stands in the error."""
    with _explained(shown(Path(name))):
        return _picture(content)


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Whatever goes wrong as one sentence that begins with the place."""
    try:
        yield
        return
    except _NoPictureError as error:
        reason = str(error)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, TooLargeError) as error:
        reason = f"the picture is too large: {error}"
    except (UnidentifiedImageError, IndexError, struct.error):
        reason = "the picture is broken: it is cut short or damaged where its data are described"
    except MemoryError:
        reason = "the picture is too large for the memory"
    except Exception as error:
        reason = f"the picture is broken: {one_line(error)}"
    raise ValueError(f"{place}: {reason}")


class _NoPictureError(Exception):
    """What there is instead of a picture."""


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= MAX_BYTES:
            return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise _NoPictureError("there is no such picture") from error
    except OSError as error:
        raise _NoPictureError(f"the picture cannot be read: {error.strerror}") from error
    if stat.S_ISDIR(status.st_mode):
        raise _NoPictureError("this is a folder, not a picture")
    if not stat.S_ISREG(status.st_mode):
        raise _NoPictureError("this is a device or a pipe, not a picture")
    if status.st_size == 0:
        raise _NoPictureError("the picture is empty (0 bytes)")
    raise TooLargeError(f"{status.st_size} bytes, at most {MAX_BYTES} are read")


def _picture(data: bytes) -> Image.Image:
    name = next((name for name, (fits, _) in FORMATS.items() if fits(data)), None)
    if name is None:
        known = ", ".join(FORMATS)
        raise _NoPictureError(f"this is no picture in a format that can be read ({known})")
    content, orientation = FORMATS[name][1](data)
    image = _decoded(name, content)
    if _ends_early(name, content, image):
        raise ValueError("it is cut short: the last of its pixels are missing")
    image = _as_rgb(image)
    return image.transpose(TURNS[orientation]) if orientation in TURNS else image


def _decoded(name: str, content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=(name,)) as image:
            require_size(*image.size)
            image.load()
            return image


def _ends_early(name: str, content: bytes, image: Image.Image) -> bool:
    """Whether pixels were missing, which decoders of JPEG show grey, those of PNG black."""
    box = (image.width - 1, image.height - 1, image.width, image.height)
    corner = set(np.asarray(image.crop(box)).ravel().tolist())
    if name == "JPEG" and corner <= GREY:
        other = _decoded(name, jpeg.prolonged(content))
        return image.tobytes() != other.tobytes()
    return name == "PNG" and corner == {0} and not png.has_all_rows(content)


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
