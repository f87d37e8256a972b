"""Rebuild ``multimodal/assets/fonts``: ``python -m tools.assets.font [folder]``.

A subset of Noto Sans CJK SC: Latin with accents, the 3,755 characters of GB 2312 level 1, and every
character that catalogues, data and translations use. Built from Debian's package fonts-noto-cjk.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from coursekit.course import CourseError
from multimodal.assets import ASSETS
from tools.assets.manifest import write_manifest

SOURCES = Path("/usr/share/fonts/opentype/noto")
FACE = "Noto Sans CJK SC"
FAMILY = "Course Sans SC"
FOLDER = ASSETS / "fonts"
WEIGHTS = {"Regular": "course-sans-sc.otf", "Bold": "course-sans-sc-bold.otf"}
ROOT = Path(__file__).parents[2]
SPEAKING = ("code/multimodal/**/*.yml", "code/multimodal/**/*.csv", "code/multimodal/**/*.py")
TRANSLATED = ("translations/zh/**/*.md", "translations/**/*.yml")
CHINESE = 0x2E80
DROPPED = ["BASE", "DSIG", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]


def build(sources: Path = SOURCES, folder: Path = FOLDER) -> None:
    """Write the subset in both weights.

    Raises:
        CourseError: the source font is not there or lacks the face.
    """
    folder.mkdir(parents=True, exist_ok=True)
    codes = proper(open_face(sources / "NotoSansCJK-Regular.ttc"), characters())
    for weight, name in WEIGHTS.items():
        font = open_face(sources / f"NotoSansCJK-{weight}.ttc")
        cut(font, codes)
        rename(font, weight)
        font.recalcTimestamp = False
        font.save(folder / name)
    write_manifest()


def open_face(source: Path) -> TTFont:
    """The Simplified Chinese face of a collection."""
    if not source.is_file():
        raise CourseError(
            f"{source} is missing: install fonts-noto-cjk or name NotoSansCJK's folder"
        )
    for face in TTCollection(source):
        if face["name"].getDebugName(1) == FACE:
            return face
    raise CourseError(f"{source} holds no face {FACE!r}")


def proper(font: TTFont, wanted: set[str]) -> list[int]:
    """The wanted characters, without symbols that the source draws as wide as a Chinese character.

    A Latin font draws those better.
    """
    glyphs, advances = font.getBestCmap(), font["hmtx"].metrics
    full = font["head"].unitsPerEm
    return [
        code
        for code in sorted(map(ord, wanted))
        if code in glyphs and (code >= CHINESE or advances[glyphs[code]][0] < full)
    ]


def cut(font: TTFont, codes: list[int]) -> None:
    """Keep the given characters."""
    options = subset.Options(
        layout_features=[], hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14], drop_tables=DROPPED
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def characters() -> set[str]:
    """What the subset should draw."""
    wanted = set(latin()) | set(level_one())
    for pattern in (*SPEAKING, *TRANSLATED):
        for path in ROOT.glob(pattern):
            wanted |= {letter for letter in path.read_text("utf-8") if is_chinese(letter)}
    return wanted


def latin() -> str:
    """Printable ASCII and Latin-1."""
    return "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)]))


def level_one() -> str:
    """The frequent characters of the Chinese standard, and its punctuation and full-width forms."""
    rows = [1, 3, *range(16, 56)]
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in rows for cell in range(1, 95))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)


def is_chinese(letter: str) -> bool:
    """Ideographs, Chinese punctuation and full-width forms."""
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"


def rename(font: TTFont, weight: str) -> None:
    """A name of its own, so that an installed Noto is never taken for the subset."""
    names = {1: FAMILY, 4: f"{FAMILY} {weight}", 6: f"CourseSansSC-{weight}"}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)
    cff = font["CFF "].cff
    cff.fontNames[0] = names[6]
    cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = names[4], names[1]


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:2]))
