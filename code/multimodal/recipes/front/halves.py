"""A search in which picture and words hold a half each: neither alone can say which scene is meant.

Letters: N scenes, D width of the common space.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn.functional import normalize

from multimodal.data.scenes.painting import draw_scenes
from multimodal.data.scenes.phrases import phrase
from multimodal.data.scenes.world import AXES, Scene
from multimodal.models.dual_encoder import DualEncoder
from multimodal.recipes.pairs.search import Embedded, embed_images, embed_texts
from multimodal.recipes.pairs.tasks import SceneTask

COVER = 200
"""The grey that hides one of the two things."""
GIVEN = ("picture", "words", "both", "sentence")


def cover_first(images: Tensor, scenes: Sequence[Scene]) -> Tensor:
    """A copy (N, 3, H, W) uint8 in which the left or upper half, with the first thing, is grey."""
    covered = images.clone()
    half = images.shape[-1] // 2
    for picture, scene in zip(covered, scenes, strict=True):
        hidden = picture[:, :, :half] if scene.axis == "horizontal" else picture[:, :half]
        hidden.fill_(COVER)
    return covered


def redrawn(scenes: Sequence[Scene]) -> list[Scene]:
    """The same meanings with the places, sizes and background of the next scene of the same axis.

    So a picture cannot be found again by its pixels.
    """
    result = list(scenes)
    for axis in AXES:
        rows = [row for row, scene in enumerate(scenes) if scene.axis == axis]
        for row, other in zip(rows, rows[1:] + rows[:1], strict=True):
            model, ours = scenes[other], scenes[row]
            first = replace(model.first, colour=ours.first.colour, shape=ours.first.shape)
            second = replace(model.second, colour=ours.second.colour, shape=ours.second.shape)
            result[row] = replace(model, first=first, second=second)
    return result


def half_pictures(scenes: Sequence[Scene], size: int = 32) -> Tensor:
    """(N, 3, size, size) uint8: each scene drawn anew, the half with its first thing covered."""
    again = redrawn(scenes)
    return cover_first(draw_scenes(again, size), again)


def found_first(
    model: DualEncoder, task: SceneTask, found: Embedded
) -> dict[str, dict[str, Tensor]]:
    """Which unseen scenes come first, by language and by what the search is given.

    Half a picture shows the second thing of a scene, half a sentence names the first. For both, the
    two vectors are added, for which nothing was trained. Last comes a whole sentence.

    Args:
        found: the unseen scenes and their sentences, embedded by this model.

    Returns:
        language → one of ``GIVEN`` → (N,) bool.
    """
    scenes = task.test.scenes
    seen = embed_images(model, half_pictures(scenes))
    hits = {}
    for language, sentences in found.texts.items():
        names = [phrase(scene.first, language) for scene in scenes]
        said = embed_texts(model, names, task.tokenizer)
        queries = (seen, said, normalize(seen + said, dim=1), sentences)
        right = [first_is_right(query, found.images) for query in queries]
        hits[language] = dict(zip(GIVEN, right, strict=True))
    return hits


def found_by_pixels(task: SceneTask) -> Tensor:
    """(N,) bool: which scenes half a picture finds when pixels are compared and nothing else."""
    halves, whole = half_pictures(task.test.scenes), task.test.images
    queries, gallery = (normalize(_centred(part), dim=1) for part in (halves, whole))
    return first_is_right(queries, gallery)


def best_possible(scenes: Sequence[Scene]) -> dict[str, float]:
    """The share of searches that somebody who misreads nothing would win, by what is given.

    Where several scenes fit, one of them has to be drawn by lot.
    """
    fits: dict[str, Callable[[Scene, Scene], bool]] = {
        "picture": lambda asked, it: (it.second.kind, it.axis) == (asked.second.kind, asked.axis),
        "words": lambda asked, it: asked.first.kind in (it.first.kind, it.second.kind),
        "both": lambda asked, it: it.meaning == asked.meaning,
        "sentence": lambda asked, it: it.meaning == asked.meaning,
    }
    return {
        given: sum(1 / sum(fit(asked, it) for it in scenes) for asked in scenes) / len(scenes)
        for given, fit in fits.items()
    }


def _centred(images: Tensor) -> Tensor:
    numbers = images.float().flatten(1)
    return numbers - numbers.mean(dim=1, keepdim=True)


def first_is_right(queries: Tensor, gallery: Tensor) -> Tensor:
    """(N,) bool: whether row i of the gallery is the one most like query i; both (N, D)."""
    return (queries @ gallery.T).argmax(dim=1) == torch.arange(len(queries))
