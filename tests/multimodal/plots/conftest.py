"""What a test of a figure asks for: the figure that it reads, and the words it was drawn with."""

import sys
from pathlib import Path

import pytest

from multimodal.language import Words

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def words(request: pytest.FixtureRequest) -> Words:
    """Those of the example, in Spanish: no test leans on the language that is the default."""
    return Words("es", request.function.example.topic)


@pytest.fixture
def shown(request: pytest.FixtureRequest, words: Words) -> object:
    """The figure, or the table, of the example."""
    return request.function.example.draw(words=words)
