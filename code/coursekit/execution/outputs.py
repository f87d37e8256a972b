"""The outputs of executed notebooks: one file for each, named after cells and fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from coursekit.course import Course
from coursekit.kept import keep, read_kept

PLACE = (".cache", "executed")
KEYED = "kernelspec"


@dataclass(frozen=True)
class Outputs:
    """What the cells of a notebook put out, and what made it.

    Attributes:
        cells: ``outputs`` and ``execution_count`` of each code cell, in order.
        language_info: what the kernel says of its language.
    """

    cells: list[dict[str, Any]]
    language_info: dict[str, Any]
    provenance: dict[str, Any]

    def put_into(self, notebook: NotebookNode) -> NotebookNode:
        """Give a notebook with the same cells these outputs."""
        code = (cell for cell in notebook.cells if cell.cell_type == "code")
        for cell, made in zip(code, self.cells, strict=True):
            cell.update(nbformat.from_dict(made))
        notebook.metadata["language_info"] = nbformat.from_dict(self.language_info)
        return notebook


@dataclass(frozen=True)
class OutputStore:
    """The outputs that the builds of all languages and editions share."""

    folder: Path

    @classmethod
    def of(cls, course: Course) -> "OutputStore":
        """The store of a course."""
        return cls(course.build.joinpath(*PLACE))

    def read(self, notebook: NotebookNode) -> Outputs | None:
        """The outputs kept for a notebook; None if there are none, or none that are whole."""
        kept = read_kept(self._file(notebook))
        return Outputs(**kept) if kept else None

    def has_any(self, notebook: NotebookNode) -> bool:
        """Whether something lies where the outputs of a notebook are kept, whole or damaged."""
        return self._file(notebook).exists()

    def keep(self, notebook: NotebookNode, provenance: Mapping[str, Any]) -> None:
        """Keep the outputs of an executed notebook, in the place of what lies there."""
        cells = [
            {"execution_count": cell.execution_count, "outputs": cell.outputs}
            for cell in notebook.cells
            if cell.cell_type == "code"
        ]
        language = notebook.metadata.get("language_info", {})
        keep(self._file(notebook), vars(Outputs(cells, language, dict(provenance))))

    def _file(self, notebook: NotebookNode) -> Path:
        keyed: list[Any] = [notebook.metadata.get(KEYED)]
        keyed += [[c.source, c.metadata] for c in notebook.cells if c.cell_type == "code"]
        key = sha256(json.dumps(keyed, sort_keys=True).encode()).hexdigest()
        return self.folder / f"{key[:32]}.json"
