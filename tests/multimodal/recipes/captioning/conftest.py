"""A task small enough for a test."""

import pytest

from multimodal.recipes.captioning.scene_captions import CaptionTask, caption_task


@pytest.fixture(scope="session")
def task() -> CaptionTask:
    """256 scenes to learn from."""
    return caption_task()
