"""The outputs of executed notebooks, kept by the hash of their cells and fingerprint."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.db import NbCacheRecord
from nbformat import NotebookNode

PROVENANCE = "provenance"


class OutputStore:
    """A jupyter-cache, as the builds of all languages and editions share it."""

    def __init__(self, folder: Path):
        self._cache = get_cache(str(folder))

    def provenance(self, notebook: NotebookNode) -> dict[str, Any] | None:
        """What made the outputs kept for ``notebook``; None if there are none that can be read."""
        try:
            record = self._cache.match_cache_notebook(notebook)
        except KeyError:
            return None
        try:
            self._cache.get_cache_bundle(record.pk)
        except (KeyError, ValueError, OSError):
            NbCacheRecord.remove_record(record.pk, self._cache.db)
            return None
        return record.data.get(PROVENANCE)

    def keep(self, notebook: NotebookNode, name: str, provenance: Mapping[str, Any]) -> None:
        """Keep the outputs of an executed notebook."""
        data = {"execution_seconds": provenance["seconds"], PROVENANCE: dict(provenance)}
        self._cache.cache_notebook_bundle(
            CacheBundleIn(notebook, name, data=data), check_validity=False, overwrite=True
        )
