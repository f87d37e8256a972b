"""Things for scenes made by hand."""

from collections.abc import Callable

import pytest

from multimodal.data.scenes.world import Thing


@pytest.fixture
def thing() -> Callable[..., Thing]:
    """Makes a large thing, on the left unless told otherwise."""

    def make(colour: str, shape: str, x: float = 0.25, y: float = 0.5) -> Thing:
        return Thing(colour, shape, "large", x, y, 0.2)

    return make
