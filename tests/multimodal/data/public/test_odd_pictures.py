"""Pictures with odd metadata are read, those without their end are not, and no traceback leaves."""

import io
import os
import random
import re
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from multimodal.data.public import images
from multimodal.data.public.formats import bare
from multimodal.data.public.images import open_image

NOISE = Image.fromarray(np.random.default_rng(0).integers(0, 255, (24, 40, 3), dtype=np.uint8))


def packed(kind: str, image: Image.Image = NOISE, **options) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def opened(tmp_path, data: bytes) -> np.ndarray:
    (tmp_path / "a picture").write_bytes(data)
    return np.asarray(open_image(tmp_path / "a picture"))


PLAIN = {kind: packed(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "BMP")}


def segments(*pieces: tuple[int, bytes]) -> bytes:
    """The JPEG with more segments behind its first two bytes."""
    more = [struct.pack(">BBH", 0xFF, code, len(text) + 2) + text for code, text in pieces]
    return PLAIN["JPEG"][:2] + b"".join(more) + PLAIN["JPEG"][2:]


def chunk(kind: bytes, content: bytes, checksum: int | None = None) -> bytes:
    true = zlib.crc32(kind + content)
    return struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", checksum or true)


def chunks(*pieces: bytes, place: int = 33) -> bytes:
    """The PNG with more chunks, behind its header unless said otherwise."""
    return PLAIN["PNG"][:place] + b"".join(pieces) + PLAIN["PNG"][place:]


def riff(*pieces: tuple[bytes, bytes]) -> bytes:
    more = [
        kind + struct.pack("<I", len(text)) + text + bytes(len(text) % 2) for kind, text in pieces
    ]
    body = PLAIN["WEBP"][8:] + b"".join(more)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tagged(order: str, *entries: bytes, turn: int = 6) -> bytes:
    """A block of EXIF: some entries, and the orientation last."""
    entries = (*entries, struct.pack(f"{order}HHIHH", 274, 3, 1, turn, 0))
    head = b"II*\0" if order == "<" else b"MM\0*"
    count = struct.pack(f"{order}IH", 8, len(entries))
    return head + count + b"".join(entries) + bytes(4)


def entry(order: str, tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack(f"{order}HHII", tag, kind, count, value)


def directory(*entries: bytes, following: int = 0) -> bytes:
    """The TIFF with its directory moved behind its pixels, and more entries in it."""
    data = PLAIN["TIFF"]
    (start,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    old = data[start + 2 : start + 2 + 12 * count]
    new = struct.pack("<H", count + len(entries)) + old + b"".join(entries)
    return data[:4] + struct.pack("<I", len(data)) + data[8:] + new + struct.pack("<I", following)


VALUES = ((9, 1, 2**32 - 5), (7, 9**9, 0), (10, 1, 2**32 - 1), (2, 5, 2**31), (99, 1, 1), (0, 0, 0))
ODD = [entry("<", tag, *value) for tag in (256, 282, 34665, 34853) for value in VALUES]
EXIF = [b"", b"II", b"II*\0\xff\xff\xff\xff", os.urandom(99)]
EXIF += [tagged("<", odd, turn=1) for odd in ODD]
BOMB = zlib.compress(bytes(80 * 2**20))
INTACT = {
    **{
        f"JPEG, {number}. segment": segments((code, text))
        for number, (code, text) in enumerate(
            [
                *((0xE1, b"Exif\0\0" + exif) for exif in EXIF),
                (0xE0, b"JFIF\0"),
                (0xE0, b"JFIF\0\1\1\1\0"),
                (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x"),
                (0xE2, b"ICC_PROFILE\0"),
                (0xE2, b"ICC_PROFILE\0\5\1x"),
                (0xE2, b"MPF\0"),
                (0xE2, b"MPF\0II*\0\x08\0\0\0\xff\xff"),
                (0xED, b"Photoshop 3.0\x008BIM"),
                (0xED, b"Photoshop 3.0\x008BIM\3\xed\0\0\0\0\0\1x"),
                (0xEE, b"Adobe"),
                (0xFE, b"\xff\0\xfe"),
            ]
        )
    },
    **{
        f"PNG {name}": chunks(piece)
        for name, piece in {
            "short eXIf": chunk(b"eXIf", b"II"),
            "eXIf of a wrong checksum": chunk(b"eXIf", tagged("<", turn=1), 5),
            "text bomb": chunk(b"zTXt", b"a\0\0" + BOMB),
            "many texts": b"".join(chunk(b"zTXt", b"a\0\0" + BOMB[:3000]) for _ in range(99)),
            "international bomb": chunk(b"iTXt", b"a\0\1\0\0\0" + BOMB),
            "profile bomb": chunk(b"iCCP", b"a\0\0" + BOMB),
            "broken profile": chunk(b"iCCP", b"a\0\0junk"),
            "empty gamma": chunk(b"gAMA", b""),
            "short chromaticities": chunk(b"cHRM", b"1"),
            "short density": chunk(b"pHYs", b"1"),
            "short animation": chunk(b"acTL", b"1"),
            "frame without end": chunk(b"fcTL", b"1"),
            "private": chunk(b"prVt", b"1", 7),
        }.items()
    },
    "PNG, text behind the pixels": chunks(chunk(b"zTXt", b"a\0\0" + BOMB), place=-12),
    **{f"PNG, EXIF {n}": chunks(chunk(b"eXIf", exif)) for n, exif in enumerate(EXIF)},
    **{f"WEBP, EXIF {n}": riff((b"EXIF", exif)) for n, exif in enumerate(EXIF)},
    "WEBP, profile": riff((b"ICCP", b"junk"), (b"XMP ", b"<")),
    "WEBP, EXIF cut": riff((b"EXIF", bytes(90)))[:-50],
    **{f"TIFF, tag {n}": directory(odd) for n, odd in enumerate(ODD) if odd[:2] != b"\0\1"},
    "TIFF, second directory": directory(following=2**31),
}


@pytest.mark.parametrize("case", INTACT)
def test_metadata_do_not_decide(tmp_path, case):
    wanted = opened(tmp_path, PLAIN[case.split(",")[0].split()[0]])
    assert (opened(tmp_path, INTACT[case]) == wanted).all()


PLACES = {
    "JPEG": lambda exif: segments((0xE1, b"Exif\0\0" + exif)),
    "PNG": lambda exif: chunks(chunk(b"eXIf", exif, 1)),
    "WEBP": lambda exif: riff((b"EXIF", b"Exif\0\0" + exif)),
}


@pytest.mark.parametrize("turn", range(10))
@pytest.mark.parametrize("kind", PLACES)
def test_the_orientation_is_read_whatever_stands_beside_it(tmp_path, kind, turn):
    """What Pillow makes of the same orientation in an orderly file is what is wanted."""
    exif = Image.Exif()
    exif[274] = turn
    wanted = opened(tmp_path, packed(kind, exif=exif))
    for order in "<>":
        odd = entry(order, 256, 9, 1, 2**32 - 5), entry(order, 34853, 2, 9**9, 2**31)
        assert (opened(tmp_path, PLACES[kind](tagged(order, *odd, turn=turn))) == wanted).all()
    assert (wanted.shape == (40, 24, 3)) == (5 <= turn <= 8)


@pytest.mark.parametrize("turn", range(10))
def test_a_tiff_is_turned_once(tmp_path, turn):
    data = directory(struct.pack("<HHIHH", 274, 3, 1, turn, 0))
    upright = opened(tmp_path, PLAIN["TIFF"])
    image = Image.fromarray(upright)
    turned = image.transpose(bare.TURNS[turn]) if turn in bare.TURNS else image
    assert (opened(tmp_path, data) == np.asarray(turned)).all()


def jpeg_of(width: int, height: int, data: bytes = PLAIN["JPEG"]) -> bytes:
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def png_of(width: int, height: int, rows: int, seven=0) -> bytes:
    raw = b"".join(b"\0" + os.urandom(width * 3) for _ in range(rows))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, seven))
    body = head + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def webp_of(width: int, height: int, data: bytes) -> bytes:
    """A WebP without losses."""
    bits = (width - 1) | (height - 1) << 14
    return data[:21] + struct.pack("<I", bits) + data[25:]


def extended_webp_of(width: int, height: int) -> bytes:
    data = packed("WEBP", NOISE.convert("RGBA").rotate(45), exif=b"Exif\0\0")
    sides = b"".join((side - 1).to_bytes(3, "little") for side in (width, height))
    return data[:24] + sides + data[30:]


GREYS = {kind: jpeg_of(40, 80, packed("JPEG", NOISE.convert(kind))) for kind in ("L", "CMYK")}
LONG = {
    "JPEG of few bytes": jpeg_of(9000, 9000),
    "JPEG of half its rows": jpeg_of(40, 48),
    **{f"JPEG, {kind}": data for kind, data in GREYS.items()},
    "JPEG, half and closed": PLAIN["JPEG"][: len(PLAIN["JPEG"]) * 2 // 3] + b"\xff\xd9",
    "JPEG, filled with zeros": PLAIN["JPEG"][: len(PLAIN["JPEG"]) * 2 // 3] + bytes(999),
    "progressive JPEG": packed("JPEG", progressive=True).replace(
        struct.pack(">HH", 24, 40), struct.pack(">HH", 48, 40), 1
    ),
    "PNG of few bytes": png_of(9000, 9000, 4),
    "PNG without some rows": png_of(40, 30, 20),
    "PNG in seven passes": png_of(40, 30, 20, seven=1),
    "PNG without end": PLAIN["PNG"][:-12],
    "PNG, wrong checksum": PLAIN["PNG"][:-16] + b"CRC!" + PLAIN["PNG"][-12:],
    "WEBP": webp_of(90, 90, packed("WEBP", lossless=True)),
    "GIF": packed("GIF", NOISE.quantize(64)).replace(
        struct.pack("<HH", 40, 24), struct.pack("<HH", 40, 48)
    ),
}


@pytest.mark.parametrize("case", LONG)
def test_a_header_that_claims_more_than_there_is_is_refused(tmp_path, case):
    with pytest.raises(ValueError, match="a picture: the picture is broken: "):
        opened(tmp_path, LONG[case])


@pytest.mark.parametrize("kind", [*PLAIN, "GIF", "progressive"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_what_is_cut_short_is_refused(tmp_path, kind, share):
    options = {"progressive": True} if kind == "progressive" else {}
    image = NOISE.quantize(64) if kind == "GIF" else NOISE
    data = packed("JPEG" if options else kind, image, **options)
    with pytest.raises(ValueError, match=r"a picture: (the picture is broken|this is no picture)"):
        opened(tmp_path, data[: int(share * len(data))])


COLOURS = {"white": (255,) * 3, "black": (0,) * 3, "grey": (128,) * 3}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 1, "optimize": True}),
        ("JPEG", {"progressive": True}),
        ("PNG", {"compress_level": 9}),
        ("WEBP", {"lossless": True}),
        ("TIFF", {"compression": "tiff_deflate"}),
        ("GIF", {}),
    ],
)
def test_a_flat_picture_is_no_lie(tmp_path, kind, options, colour):
    data = packed(kind, Image.new("RGB", (2000, 1500), COLOURS[colour]), **options)
    shown = opened(tmp_path, data)
    assert shown.shape == (1500, 2000, 3)
    assert np.abs(shown[-1, -1] - np.array(COLOURS[colour])).max() <= 2


HUGE = {
    "JPEG": jpeg_of(60000, 60000),
    "PNG": png_of(100_000, 100_000, 1),
    "WEBP": webp_of(16000, 16000, packed("WEBP", Image.new("RGB", (8, 8)), lossless=True)),
    "extended WEBP": extended_webp_of(2**20, 2**20),
    "GIF": b"GIF89a" + struct.pack("<HH", 65535, 65535) + bytes(99),
    "BMP": PLAIN["BMP"].replace(struct.pack("<ii", 40, 24), struct.pack("<ii", 40000, 24000)),
    "TIFF": PLAIN["TIFF"]
    .replace(entry("<", 256, 4, 1, 40), entry("<", 256, 4, 1, 10**5))
    .replace(entry("<", 257, 4, 1, 24), entry("<", 257, 4, 1, 10**5)),
}


@pytest.mark.parametrize("kind", HUGE)
def test_more_pixels_than_the_memory_should_hold_are_refused(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    with pytest.raises(ValueError, match="a picture: the picture is too large: "):
        opened(tmp_path, HUGE[kind])


FOREIGN = {
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n",
    "DDS": b"DDS " + bytes(200),
    "PSD": b"8BPS\0\1" + bytes(99),
    "JP2": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(99),
    "PPM": b"P6 1 1 255\n\0\0\0",
    "ICO": b"\0\0\1\0\1\0" + bytes(99),
    "HEIC": b"\0\0\0\x18ftypheic" + bytes(99),
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "page": b"<html>not found</html>",
    "pointer": b"version https://git-lfs.github.com/spec/v1\n",
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_other_formats_are_no_pictures_whatever_their_name(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(ValueError, match=r"no picture in a format that can be read \(JPEG, PNG"):
        opened(tmp_path, FOREIGN[kind])


PLACES_OF_NOTHING = {
    "gone": (lambda place: None, "there is no such picture"),
    "folder": (lambda place: place.mkdir(), "this is a folder, not a picture"),
    "pipe": (os.mkfifo, "this is a device or a pipe, not a picture"),
    "device": (lambda place: place.symlink_to("/dev/zero"), "this is a device or a pipe"),
    "link to nothing": (lambda place: place.symlink_to("nothing"), "there is no such picture"),
    "circle": (lambda place: place.symlink_to(place), "the picture cannot be read: "),
    "empty": (lambda place: place.touch(), r"the picture is empty \(0 bytes\)"),
    "in\na\x1bline": (lambda place: None, "there is no such picture"),
    "\udcff": (lambda place: None, "there is no such picture"),
    "NUL\0": (lambda place: None, "there is no such picture"),
    "long" * 1250: (lambda place: None, "the picture cannot be read: File name too long"),
}


@pytest.mark.parametrize("name", PLACES_OF_NOTHING, ids=lambda name: ascii(name)[:20])
def test_what_is_no_file_is_named(tmp_path, name):
    arrange, words = PLACES_OF_NOTHING[name]
    arrange(tmp_path / name)
    with pytest.raises(
        ValueError, match=rf"^/\S*.*{re.escape(ascii(name[0])[1:-1])}.*: ({words})"
    ) as caught:
        open_image(tmp_path / name)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


def test_a_file_of_too_many_bytes_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", len(PLAIN["PNG"]))
    opened(tmp_path, PLAIN["PNG"])
    with pytest.raises(ValueError, match="a picture: the picture is too large: "):
        opened(tmp_path, PLAIN["PNG"] + b"1")


@pytest.mark.parametrize("error", [MemoryError(), struct.error("a"), TypeError(), KeyError(3)])
def test_whatever_a_decoder_raises_names_the_file(tmp_path, monkeypatch, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(Image, "open", fail)
    with pytest.raises(ValueError, match=r"a picture: the picture is (broken|too large).*\w"):
        opened(tmp_path, PLAIN["PNG"])


def changed(data: bytes, chance: random.Random) -> bytes:
    """Some bytes of the beginning or of the whole are others, missing or more."""
    size, what = len(data), bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(chance.choice([min(size, 120), size]))
        kind = chance.randrange(6)
        if kind < 4:
            what[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 4:
            del what[place : place + chance.randint(1, 40)]
        else:
            what[place:place] = chance.randbytes(chance.randint(1, 40))
    return bytes(what)


FUZZED = {
    **PLAIN,
    "GIF": packed("GIF", NOISE.quantize(16)),
    "progressive": packed("JPEG", progressive=True),
    "CMYK": packed("JPEG", NOISE.convert("CMYK")),
    "LZW": packed("TIFF", compression="tiff_lzw"),
    "alpha": packed("WEBP", NOISE.convert("RGBA").rotate(45)),
    "palette": packed("PNG", NOISE.quantize(16), transparency=0),
    "EXIF": PLACES["JPEG"](tagged("<", *ODD)),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", FUZZED)
def test_a_damaged_picture_is_read_or_one_sentence(tmp_path, kind):
    chance = random.Random(kind)
    for _ in range(60):
        (tmp_path / "a").write_bytes(changed(FUZZED[kind], chance))
        try:
            assert open_image(tmp_path / "a").mode == "RGB"
        except ValueError as error:
            told = str(error)
            assert told.startswith(f"{tmp_path / 'a'}: ")
            assert told.isprintable()
