import io

import numpy as np
import pytest
from PIL import Image

from multimodal.data.public.images import open_image

RED = (200, 30, 20)


def saved(tmp_path, image: Image.Image, name: str, **options):
    path = tmp_path / name
    image.save(path, **options)
    return path


def near(image: Image.Image, colour: tuple[int, int, int], at=(5, 5), tolerance=6) -> bool:
    assert image.mode == "RGB"
    return bool(np.abs(np.array(image.getpixel(at)) - colour).max() <= tolerance)


@pytest.mark.parametrize(
    ("mode", "name"),
    [("RGB", "a.png"), ("RGB", "a.jpg"), ("P", "a.gif"), ("P", "a.png"), ("RGBA", "a.webp")],
)
def test_colours_survive(tmp_path, mode, name):
    picture = Image.new("RGB", (16, 16), RED)
    path = saved(tmp_path, picture.quantize(4) if mode == "P" else picture.convert(mode), name)
    assert near(open_image(path), RED)


def test_cmyk_becomes_rgb(tmp_path):
    path = saved(tmp_path, Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "a.jpg", quality=95)
    assert near(open_image(path), (255, 0, 0), tolerance=20)


def test_sixteen_bits_are_scaled_not_clipped(tmp_path):
    levels = np.full((16, 16), 32896, dtype=np.uint16)
    path = saved(tmp_path, Image.fromarray(levels), "a.png")
    assert near(open_image(path), (128, 128, 128), tolerance=1)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_becomes_white(tmp_path, mode):
    picture = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    path = saved(tmp_path, picture.convert(mode) if mode != "PA" else picture, f"{mode}.png")
    assert near(open_image(path), (255, 255, 255))


def test_a_transparent_colour_of_a_palette_becomes_white(tmp_path):
    picture = Image.new("P", (16, 16), 0)
    picture.putpalette([10, 20, 30] + [0] * 765)
    path = saved(tmp_path, picture, "a.png", transparency=0)
    assert near(open_image(path), (255, 255, 255))


def test_half_transparent_is_mixed_with_white(tmp_path):
    path = saved(tmp_path, Image.new("RGBA", (16, 16), (0, 0, 0, 128)), "a.png")
    assert near(open_image(path), (127, 127, 127), tolerance=1)


def test_the_rotation_of_the_camera_is_carried_out(tmp_path):
    picture = Image.new("RGB", (20, 10), "white")
    picture.paste(RED, (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = open_image(saved(tmp_path, picture, "a.jpg", exif=exif, quality=95))
    assert turned.size == (10, 20)
    assert near(turned, RED, at=(5, 3), tolerance=12)


def jpeg(size=64) -> bytes:
    data = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 255, (size, size, 3), dtype=np.uint8)
    Image.fromarray(noise).save(data, "JPEG")
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"<html>not found</html>", "no picture"),
        (jpeg()[:600], "is broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "(is broken|no picture)"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(tmp_path, content, reason):
    path = tmp_path / "bad picture.jpg"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"bad picture\.jpg: .*{reason}"):
        open_image(path)


def test_floating_point_pixels_are_refused(tmp_path):
    path = saved(tmp_path, Image.new("F", (4, 4), 0.5), "a.tiff")
    with pytest.raises(ValueError, match="unknown range"):
        open_image(path)


def test_all_of_sixteen_bits_are_used_and_no_more(tmp_path):
    levels = np.array([[0, 257, 65535, 385, 386]], dtype=np.uint16)
    shown = np.asarray(open_image(saved(tmp_path, Image.fromarray(levels), "a.png")))
    assert shown[0, :, 0].tolist() == [0, 1, 255, 1, 2]
    for level in (-1, 65536):
        wide = Image.fromarray(np.array([[0, level]], dtype=np.int32))
        with pytest.raises(ValueError, match="pixels exceed 16 bits"):
            open_image(saved(tmp_path, wide, "wide.tiff"))
    edge = Image.fromarray(np.array([[0, 65535]], dtype=np.int32))
    assert open_image(saved(tmp_path, edge, "edge.tiff")).getpixel((1, 0)) == (255,) * 3


@pytest.mark.parametrize("limit", [200, 300])
def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch, limit):
    path = saved(tmp_path, Image.new("RGB", (25, 20)), "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
    with pytest.raises(ValueError, match=r"a\.png: the picture is too large"):
        open_image(path)
