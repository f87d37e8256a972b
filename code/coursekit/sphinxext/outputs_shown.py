"""Pages show the outputs in the store; Sphinx itself never starts a kernel."""

from copy import deepcopy
from functools import partial

from myst_nb.core import execute
from myst_nb.core.execute import NotebookClientBase
from sphinx.errors import ExtensionError

from coursekit.execution.outputs import OutputStore


class StoredOutputs(NotebookClientBase):
    """In the place of the client of myst-nb, which executes what its own cache lacks."""

    def start_client(self) -> None:
        store: OutputStore = self._kwargs["store"]
        if (made := store.read(self.notebook)) is None:
            message = f"{self.path} has no outputs in the store: Sphinx must not start a kernel"
            raise ExtensionError(message)
        self._notebook = made.put_into(deepcopy(self.notebook))


def show_outputs(store: OutputStore) -> None:
    """Let the pages of this process take their outputs from a store."""
    execute.NotebookClientCache = partial(StoredOutputs, store=store)
