"""What the tests of every chapter's figures ask: which plots there are, which words they use."""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import ClassVar

import pytest

from multimodal.language import Words


@pytest.fixture
def listening() -> type[Words]:
    """Words that remember, in ``asked``, which of them were asked for."""

    class Listening(Words):
        asked: ClassVar[set[str]] = set()

        def __call__(self, key: str, **fields: object) -> str:
            self.asked.add(key)
            return super().__call__(key, **fields)

    return Listening


@pytest.fixture
def plots_in() -> Callable[..., set[str]]:
    """Modules → the names of their public functions that draw with words."""

    def found(*modules: ModuleType) -> set[str]:
        return {
            name
            for module in modules
            for name, item in inspect.getmembers(module, inspect.isfunction)
            if item.__module__ == module.__name__ and "words" in inspect.signature(item).parameters
            if not name.startswith("_")
        }

    return found
