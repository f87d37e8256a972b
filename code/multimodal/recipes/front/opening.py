"""What one small model of pictures and sentences can do after seconds of training.

It is asked three things about 256 scenes that its training never showed: to find a scene from half
a picture and half a sentence, to find it from a whole sentence, and to notice exchanged sentences.

Letters: N scenes, D width of the common space.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import normalize

from multimodal.data.scenes.phrases import phrase
from multimodal.data.scenes.world import Scene
from multimodal.models.dual_encoder import DualEncoder
from multimodal.presets import choose
from multimodal.recipes.pairs.search import Embedded, embed_images, embed_texts
from multimodal.recipes.pairs.tasks import SceneTask, Task
from multimodal.recipes.pairs.towers import clip_model, train_towers

COVER = 200
"""The grey that hides one of the two things."""
HALVES = ("picture", "words", "both")


class Exchanged(NamedTuple):
    """Cosines of pairs of which some have a wrong sentence."""

    right: Tensor
    """of the pairs that were left alone"""
    wrong: Tensor
    """of those whose sentences were passed on to the next"""
    noticed: int
    """how many wrong ones are among the lowest, of as many as there are wrong ones"""


def train_searcher(task: Task, *, seed: int = 0) -> DualEncoder:
    """CLIP at the size of a chapter, after a hundred steps: some ten seconds of one core."""
    steps = choose(mini=2, small=100, full=100)
    return train_towers(clip_model, task, task.batches(seed=seed), steps=steps)


def cover_first(images: Tensor, scenes: Sequence[Scene]) -> Tensor:
    """A copy (N, 3, H, W) uint8 in which the left or upper half, with the first thing, is grey."""
    covered = images.clone()
    half = images.shape[-1] // 2
    for picture, scene in zip(covered, scenes, strict=True):
        hidden = picture[:, :, :half] if scene.axis == "horizontal" else picture[:, :half]
        hidden.fill_(COVER)
    return covered


def from_halves(model: DualEncoder, task: SceneTask, images: Tensor) -> dict[str, dict[str, Tensor]]:
    """Which unseen scenes come first when only a half is known, by language and by half.

    The picture shows the second thing, the words name the first. For both, the two vectors are
    added: nothing was trained for this.

    Args:
        images: (N, D) unit vectors of the whole pictures.

    Returns:
        language → one of ``HALVES`` → (N,) bool.
    """
    scenes = task.test.scenes
    seen = embed_images(model, cover_first(task.test.images, scenes))
    found = {}
    for language in task.test.captions:
        names = [phrase(scene.first, language) for scene in scenes]
        said = embed_texts(model, names, task.tokenizer)
        queries = (seen, said, normalize(seen + said, dim=1))
        hits = [first_is_right(query, images) for query in queries]
        found[language] = dict(zip(HALVES, hits, strict=True))
    return found


def first_is_right(queries: Tensor, gallery: Tensor) -> Tensor:
    """(N,) bool: whether row i of the gallery is the one most like query i; both (N, D)."""
    return (queries @ gallery.T).argmax(dim=1) == torch.arange(len(queries))


def best_four(
    model: DualEncoder, task: Task, images: Tensor, queries: Mapping[str, str]
) -> dict[str, list[int]]:
    """The four pictures most like a sentence, best first: language → their numbers."""
    vectors = embed_texts(model, list(queries.values()), task.tokenizer)
    places = (vectors @ images.T).topk(4, dim=1).indices.tolist()
    return dict(zip(queries, places, strict=True))


def exchange(found: Embedded, count: int, *, seed: int = 0) -> dict[str, Exchanged]:
    """Give ``count`` pictures the sentence of another and sort all pairs by their cosine.

    Raises:
        ValueError: fewer than two, or more than there are.
    """
    total = len(found.images)
    if not 2 <= count <= total:
        raise ValueError(f"exchange between 2 and {total} sentences, not {count}")
    chosen = torch.randperm(total, generator=torch.Generator().manual_seed(seed))[:count]
    partner, is_wrong = torch.arange(total), torch.zeros(total, dtype=torch.bool)
    partner[chosen], is_wrong[chosen] = chosen.roll(1), True
    result = {}
    for language, texts in found.texts.items():
        cosines = (found.images * texts[partner]).sum(dim=1)
        lowest = cosines.argsort()[:count]
        noticed = int(is_wrong[lowest].sum())
        result[language] = Exchanged(cosines[~is_wrong], cosines[is_wrong], noticed)
    return result
