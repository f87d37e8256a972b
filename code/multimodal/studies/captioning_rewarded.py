"""A half-trained captioner goes on in four ways: teacher forcing, and CIDEr-D as a reward.

``python -m multimodal.studies.captioning_rewarded`` writes the table and its card.
"""

from collections.abc import Iterator
from typing import Any

import torch

from multimodal.data.scenes.caption_reading import read_caption
from multimodal.metrics.captions.hallucination import hallucination
from multimodal.models.captioners.captioner import Captioner
from multimodal.recipes.caption_judging.cider_reward import CiderReward
from multimodal.recipes.caption_judging.exposure import after_error
from multimodal.recipes.caption_judging.half_trained import (
    LANGUAGE,
    RewardTask,
    go_on_rewarded,
    go_on_taught,
    half_trained,
    reward_task,
    steps,
)
from multimodal.recipes.caption_judging.rewarded import BASELINES, SelfCritical, gradient_spread
from multimodal.recipes.captioning.scene_captions import describe_pictures, exact_matches
from multimodal.studies.command import Row, study
from multimodal.training.fit import to_device

DRAWS = 12


def rows_of(seed: int) -> Iterator[Row]:
    """The start, and where each way leads from there."""
    task = reward_task()
    start = half_trained(task, seed=seed)
    yield {"way": "start", "seed": seed} | judged(start, task) | spreads(start, task), start
    for way, count in (("taught", "rewarded"), ("taught_long", "long")):
        model = go_on_taught(start, task, count=steps(count), seed=seed)
        yield {"way": way, "seed": seed} | judged(model, task), model
    for way, ends in (("rewarded", True), ("rewarded_endless", False)):
        model = go_on_rewarded(start, task, ends=ends, seed=seed)
        yield {"way": way, "seed": seed} | judged(model, task), model


def judged(model: Captioner, task: RewardTask) -> dict[str, Any]:
    """Unseen scenes described by the likeliest words, seen in several ways."""
    test, vocabulary = task.scenes.test, task.scenes.vocabulary
    scenes = test.scenes
    texts = describe_pictures(model, test.images, vocabulary, LANGUAGE)
    exact = exact_matches(texts, scenes, LANGUAGE)
    readings = [read_caption(text, LANGUAGE) for text in texts]
    named = [[mention.kind for mention in reading.mentions] for reading in readings]
    invented = hallucination(named, [{s.first.kind, s.second.kind} for s in scenes])
    rows = torch.arange(len(texts))
    cider = CiderReward(test.captions[LANGUAGE])(texts, rows)
    after = after_error(model, test.images, scenes, texts, vocabulary)
    return {
        "cider": float(cider.mean()),
        "exact": float(exact.float().mean()),
        "mentions": invented.mentions,
        "sentences": invented.sentences,
        "whole": sum(bool(reading.relation) for reading in readings) / len(texts),
        "words": sum(len(text.split()) for text in texts) / len(texts),
        "frames": len({frame(text) for text in texts}),
        "errors": len(after.rows),
        "right_after_own": float(after.own.float().mean()) if len(after.rows) else float("nan"),
        "right_after_forced": (
            float(after.forced.float().mean()) if len(after.rows) else float("nan")
        ),
        "example": texts[0],
        "exact_each": exact.float(),
        "cider_each": cider,
    }


def frame(text: str) -> str:
    """A sentence without its colours and shapes."""
    words = [m for mention in read_caption(text, LANGUAGE).mentions for m in mention.kind]
    return " ".join("_" if word.strip(",") in words else word for word in text.split())


def spreads(model: Captioner, task: RewardTask) -> dict[str, float]:
    """The variance of the gradient of one batch with each baseline."""
    batch = to_device(next(iter(task.batches(seed=99))), next(model.parameters()).device)
    reward = CiderReward(task.references)
    found = {}
    for baseline in BASELINES:
        objective = SelfCritical(task.scenes.vocabulary, reward, baseline=baseline)
        torch.manual_seed(0)
        found[f"variance_{baseline}"] = gradient_spread(model, objective, batch, draws=DRAWS)[0]
    return found


if __name__ == "__main__":
    study("captioning_rewarded", __doc__, rows_of)
