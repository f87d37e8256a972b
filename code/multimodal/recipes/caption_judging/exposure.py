"""Exposure bias: what a captioner does after a mistake of its own, which training never showed it.

English scenes: a sentence names two things. Where the first one is wrong, the rest is written
twice, once after the model's own words and once after the same words with a true thing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene
from multimodal.decoding.greedy import greedy
from multimodal.models.captioners.captioner import Captioner
from multimodal.recipes.captioning.scene_captions import LONGEST
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.token_ids import END

THING = re.compile(rf"({'|'.join(COLOURS)}) ({'|'.join(SHAPES)})")


class AfterError(NamedTuple):
    """Sentences whose first thing is wrong, and whether the second one is there, (E,) bool each."""

    rows: Tensor
    """numbers of their scenes"""
    own: Tensor
    """after the model's own, wrong words"""
    forced: Tensor
    """after the same words with a true thing in the place of the wrong one"""


def after_error(
    model: Captioner,
    images: Tensor,
    scenes: Sequence[Scene],
    texts: Sequence[str],
    vocabulary: CaptionVocabulary,
) -> AfterError:
    """Compare both ways to go on for all sentences that begin with a thing that is not there.

    Args:
        model: writes English.
        images: (N, 3, H, W) uint8.
        scenes: what the pictures show.
        texts: what the model wrote about them.
        vocabulary: of the model.
    """
    rows, own, forced = [], [], []
    for row, (scene, text) in enumerate(zip(scenes, texts, strict=True)):
        named = list(THING.finditer(text))
        if len(named) < 2 or named[0].groups() in _there(scene):
            continue
        mended = text[: named[0].start()] + " ".join(_nearest(named[0].groups(), scene))
        again = go_on(model, images[row : row + 1], mended, vocabulary)
        rows.append(row)
        own.append(named[1].groups() in _there(scene))
        forced.append(_second_is_there(again, scene))
    return AfterError(torch.tensor(rows), torch.tensor(own), torch.tensor(forced))


def go_on(model: Captioner, image: Tensor, beginning: str, vocabulary: CaptionVocabulary) -> str:
    """The likeliest end of a sentence that begins so: ``image`` is (1, 3, H, W) uint8."""
    device = next(model.parameters()).device
    tokens, _ = vocabulary.encoder("en")([beginning])
    model.eval()
    with torch.inference_mode():
        state = model.begin(as_floats(image).to(device))
        *before, last = tokens[:, :-1].to(device).unbind(dim=1)  # without the end
        for token in before:
            _, state = model.step(state, token)
        written = greedy(model.step, state, last, end=END, longest=LONGEST)
    rest = vocabulary.read(written)[0]
    return f"{beginning} {rest}"


def _there(scene: Scene) -> set[tuple[str, ...]]:
    return {scene.first.kind, scene.second.kind}


def _nearest(said: tuple[str, ...], scene: Scene) -> tuple[str, str]:
    """The thing of the scene that shares most with what was said; the first one of two equals."""
    return max(
        (scene.first.kind, scene.second.kind),
        key=lambda kind: sum(a == b for a, b in zip(kind, said, strict=True)),
    )


def _second_is_there(text: str, scene: Scene) -> bool:
    named = list(THING.finditer(text))
    return len(named) > 1 and named[1].groups() in _there(scene)
