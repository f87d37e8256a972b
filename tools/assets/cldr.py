"""Names of emoji in three languages, from the Unicode Common Locale Data Repository."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from coursekit.course import CourseError
from multimodal.language import DATA_LANGUAGES

PACKAGES = ("cldr-annotations-full@48.2.0", "cldr-annotations-derived-full@48.2.0")
VARIATION = "\ufe0f"


def fetch_cldr(folder: Path) -> Path:
    """Download the two packages of annotations with npm and unpack them below ``folder``.

    Raises:
        CourseError: npm is missing or the download failed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise CourseError("npm is missing: install Node.js to fetch the names of the emoji")
    for package in PACKAGES:
        done = subprocess.run(
            [npm, "pack", "--silent", package], cwd=folder, capture_output=True, text=True
        )
        if done.returncode:
            raise CourseError(f"npm could not fetch {package}: {done.stderr.strip()[-300:]}")
    for archive in sorted(folder.glob("cldr-*.tgz")):
        with tarfile.open(archive) as tar:
            tar.extractall(folder / archive.stem, filter="data")
    return folder


def read_names(folder: Path) -> dict[str, dict[str, str]]:
    """Emoji (without variation selectors) → language → name, for those that have all three."""
    names: dict[str, dict[str, str]] = {}
    for language in DATA_LANGUAGES:
        for path in sorted(folder.glob(f"cldr-*/package/annotations*/{language}/*.json")):
            for emoji, entry in _annotations(path).items():
                if "tts" in entry:
                    name = entry["tts"][0].strip()
                    names.setdefault(emoji.replace(VARIATION, ""), {})[language] = name
    return {emoji: texts for emoji, texts in names.items() if set(texts) == set(DATA_LANGUAGES)}


def _annotations(path: Path) -> dict[str, dict[str, list[str]]]:
    content = json.loads(path.read_text("utf-8"))
    (root,) = content.values()
    return root["annotations"]
