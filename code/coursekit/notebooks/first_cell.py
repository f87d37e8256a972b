"""The first cell of a notebook as its reader gets it, once ``stamping`` has filled it in."""

import importlib.util
import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shutil import which
from textwrap import shorten
from typing import NoReturn

LANGUAGE = ""
VERSION = ""
WHEEL = ""
SHA256 = ""
ADDRESS = ""
WORDS: dict[str, str] = {}


def words(key: str, **fields: object) -> str:
    return WORDS[key].format(version=VERSION, python=sys.executable, **fields)


def stop(sentence: str) -> NoReturn:
    """End the cell with a sentence instead of a traceback."""
    kind = Exception if "get_ipython" in globals() else SystemExit
    raise type("CoursePackage", (kind,), {"_render_traceback_": lambda self: [sentence]})(sentence)


def version_of(name: str, folder: Path) -> str:
    """The version of a distribution if the folder is its own, else nothing."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    return found.version if Path(str(found.locate_file("multimodal"))).resolve() == folder else ""


def installed() -> str | None:
    """The version of the course's package: None if there is none, "" in a checkout."""
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("multimodal")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent.resolve()
    ours = version_of("multimodal-course", folder)
    if version_of("multimodal", folder) or not (ours or (folder / "languages.yml").is_file()):
        stop(words("foreign", place=spec.origin))
    return ours


def nearby_wheel() -> str:
    """The wheel in this folder, in that of the site or the course around it, if it is the one."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        for path in (folder / WHEEL, folder / "wheel" / WHEEL, folder / "dist" / WHEEL):
            if os.path.isfile(path) and sha256(path.read_bytes()).hexdigest() == SHA256:
                return str(path)
    return ""


def install() -> None:
    """Install the package that belongs to this notebook, and no other of a similar name."""
    pip = importlib.util.find_spec("pip") and [sys.executable, "-m", "pip", "install"]
    wheel = nearby_wheel() or (ADDRESS and f"{ADDRESS}#sha256={SHA256}")
    command = [
        *(pip or ["uv", "pip", "install", "--python", sys.executable]),
        wheel or f"./{WHEEL}",
    ]
    line = subprocess.list2cmdline(command)
    if not wheel:
        stop(words("nowhere", command=line))
    if not (pip or which("uv")):
        stop(words("no_installer", command=line))
    print(words("installing"))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    for name in [name for name in sys.modules if name.partition(".")[0] == "multimodal"]:
        del sys.modules[name]
    if done.returncode:
        told = re.sub(r"\x1b\[[\d;]*m", "", done.stderr).strip().splitlines()
        errors = [line for line in told if line.lower().startswith("error")] or told[-1:]
        stop(words("failed", command=line, reason=shorten("".join(errors[:1]), 200)))
    if installed() != VERSION:
        stop(words("restart"))


def numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version.partition("+")[0])]


os.environ["COURSE_LANGUAGE"] = LANGUAGE
found = installed()
if found and numbers(found) > numbers(VERSION):
    print(words("newer", found=found))
elif found not in ("", VERSION):
    if found:
        print(words("older", found=found))
    install()
