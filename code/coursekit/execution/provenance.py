"""What made the outputs of a page: recorded when its cells ran, never when prose was rebuilt."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.execution.libraries import imported_versions

SHOWN_LIBRARIES = ("torch", "transformers")


def record_provenance(root: Path, preset: str, measures: dict[str, Any]) -> dict[str, Any]:
    """Everything a reader may want to know about an execution, ready for JSON."""
    commit, changed = current_commit(root)
    return {
        "commit": commit,
        "local_changes": changed,
        "date": datetime.now(UTC).date().isoformat(),
        "preset": preset,
        "versions": imported_versions(SHOWN_LIBRARIES),
        **measures,
        "seconds": round(measures["seconds"], 1),
    }


def current_commit(root: Path) -> tuple[str, bool]:
    """The abbreviated commit of the checkout, and whether files differ from it."""
    command = ["git", "describe", "--always", "--exclude=*", "--abbrev=10", "--dirty"]
    try:
        run = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return "", False
    name = run.stdout.strip()
    return name.removesuffix("-dirty"), name.endswith("-dirty")


def describe(provenance: dict[str, Any], words: dict[str, str]) -> str:
    """The provenance as one line in the language of ``words``."""
    commit = provenance["commit"] or words["unknown_commit"]
    if provenance["local_changes"]:
        commit = words["local_changes"].format(commit=commit)
    versions = provenance["versions"]
    return words["provenance"].format(
        commit=commit,
        date=provenance["date"],
        device=provenance["device"] or words["threads"],
        preset=provenance["preset"],
        seconds=round(provenance["seconds"]),
        memory=f"{provenance['peak_bytes'] / 2**30:.1f} GiB",
        versions=", ".join(f"{n} {versions[n]}" for n in SHOWN_LIBRARIES if n in versions),
    )
