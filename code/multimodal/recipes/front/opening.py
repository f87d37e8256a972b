"""What one small model of pictures and sentences can do after seconds of training.

It is asked about 256 scenes that its training never showed: to find a scene from a sentence, and to
notice exchanged sentences. ``halves`` asks it a third thing.

Letters: N scenes, D width of the common space.
"""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.models.dual_encoder import DualEncoder
from multimodal.presets import choose, default_device
from multimodal.recipes.pairs.search import Embedded, embed_texts
from multimodal.recipes.pairs.tasks import Task
from multimodal.recipes.pairs.towers import clip_model, train_towers
from multimodal.training.seeds import seeded


class Exchanged(NamedTuple):
    """Cosines of pairs of which some have a wrong sentence."""

    right: Tensor
    """of the pairs that were left alone"""
    wrong: Tensor
    """of those whose sentences were passed on to the next"""
    noticed: int
    """how many wrong ones are among the lowest, of as many as there are wrong ones"""


def searcher_steps() -> int:
    """A hundred: with ``small`` some ten seconds of one core."""
    return choose(mini=2, small=100, full=100)


def train_searcher(task: Task, *, seed: int = 0) -> DualEncoder:
    """CLIP at the size of a chapter, trained for seconds."""
    batches = task.batches(seed=seed)
    return train_towers(clip_model, task, batches, steps=searcher_steps())


def untrained_searcher(task: Task, *, seed: int = 0) -> DualEncoder:
    """The same with the weights that it starts from."""
    with seeded(seed):
        return clip_model(task).to(default_device()).eval()


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
