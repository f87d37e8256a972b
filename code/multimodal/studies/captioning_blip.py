"""BLIP in small: how well its filter finds planted errors, and what a new model gains by it.

``python -m multimodal.studies.captioning_blip`` writes the table and its card, and the weights of
the first seed in ``assets/captioning``.
"""

from collections.abc import Iterator
from typing import Any

import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor

from multimodal.data.scenes.caption_reading import read_caption
from multimodal.metrics.captions.hallucination import hallucination
from multimodal.models.small_blip import SmallBlip
from multimodal.recipes.blip.bootstrapping import (
    Bootstrap,
    bootstrap_task,
    data_sets,
    dropped,
    learn_from_web,
    new_writer,
    tune_on_human,
)
from multimodal.recipes.blip.filtering import (
    caption_scores,
    most_suspicious,
    sieve,
    written_captions,
)
from multimodal.recipes.blip.noisy_captions import LANGUAGE, NoisyScenes
from multimodal.recipes.captioning.scene_captions import describe_pictures, exact_matches
from multimodal.shipped.shipped_blip import ship_blip
from multimodal.studies.command import Row, study


def rows_of(seed: int) -> Iterator[Row]:
    """Filters first, then new models, each trained for as many steps."""
    task = bootstrap_task(seed)
    pair = tune_on_human(learn_from_web(task, seed=seed), task, seed=seed)
    if seed == 0:
        ship_blip(pair, task.vocabulary)
    yield (
        {"what": "writer", "name": "blip", "seed": seed} | written_well(pair.writer, task),
        pair.writer,
    )
    written = written_captions(pair.writer, task.web.scenes, task.vocabulary)
    for source, noisy in (("web", task.web), ("written", written)):
        for row in filter_rows(pair.judge, noisy, task):
            yield {"what": "filter", "source": source, "seed": seed} | row, pair.judge
    for name, captions in data_sets(pair, written, task).items():
        writer = new_writer(captions, task, seed=seed)
        wrong = sum(caption.kind != "true" for caption in captions)
        row = {"what": "writer", "name": name, "seed": seed, "captions": len(captions)}
        yield row | {"wrong": wrong / max(1, len(captions))} | written_well(writer, task), writer


def filter_rows(model: SmallBlip, noisy: NoisyScenes, task: Bootstrap) -> Iterator[dict[str, Any]]:
    """The matching head at one half, and the cosine that drops as many."""
    scores = caption_scores(model, noisy, task.vocabulary)
    out = dropped(scores)
    same_count = most_suspicious(scores.contrast, int(out.sum()))
    kinds = [caption.kind for caption in noisy.captions]
    for name, score, gone in (
        ("match", scores.match, out),
        ("contrast", scores.contrast, same_count),
    ):
        found = {f"found_{kind}": found_of(gone, kinds, kind) for kind in ("foreign", "changed")}
        yield {
            "name": name,
            "captions": len(kinds),
            "wrong": float(noisy.wrong.float().mean()),
            "auc": separation(noisy.wrong, score),
            **sieve(gone, noisy.wrong)._asdict(),
            **found,
        }


def separation(wrong: Tensor, score: Tensor) -> float:
    """The chance that a true caption scores above a wrong one; one half is guessing."""
    return float(roc_auc_score(wrong, -score)) if 0 < wrong.sum() < len(wrong) else float("nan")


def found_of(gone: Tensor, kinds: list[str], kind: str) -> float:
    """The share of one kind of error that is dropped."""
    rows = torch.tensor([one == kind for one in kinds])
    return float((gone & rows).sum() / rows.sum().clamp(min=1))


def written_well(model: SmallBlip, task: Bootstrap) -> dict[str, Any]:
    """Unseen scenes described: which sentences are true, which name things that are not there."""
    texts = describe_pictures(model, task.test.images, task.vocabulary, LANGUAGE)
    exact = exact_matches(texts, task.test.scenes, LANGUAGE)
    named = [[m.kind for m in read_caption(text, LANGUAGE).mentions] for text in texts]
    present = [{scene.first.kind, scene.second.kind} for scene in task.test.scenes]
    invented = hallucination(named, present)
    return {
        "exact": float(exact.float().mean()),
        "mentions": invented.mentions,
        "sentences": invented.sentences,
        "exact_each": exact.float(),
    }


if __name__ == "__main__":
    study("captioning_blip", __doc__, rows_of)
