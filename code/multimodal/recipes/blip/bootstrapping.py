"""BLIP's circle on scenes: learn from noisy captions, write and filter, learn from the rest."""

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.models.small_blip import SmallBlip
from multimodal.presets import choose, default_device
from multimodal.recipes.blip.blip_eye import BATCH, blip_with_eye, steps
from multimodal.recipes.blip.blip_training import (
    blip_loss,
    match_loss,
    train_blip,
    write_loss,
)
from multimodal.recipes.blip.filtering import (
    Scores,
    caption_scores,
    kept_captions,
)
from multimodal.recipes.blip.noisy_captions import (
    LANGUAGE,
    Caption,
    NoisyScenes,
    plant_noise,
    with_captions,
)
from multimodal.recipes.captioning.caption_loader import CaptionLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer

SHARE = 0.4
"""of the web's captions that are wrong"""


@dataclass(frozen=True)
class Bootstrap:
    """Scenes of the web with noisy captions, a few with captions by people, and unseen ones."""

    web: NoisyScenes
    human: SceneDataset
    test: SceneDataset
    vocabulary: CaptionVocabulary

    def batches(self, scenes: SceneDataset, *, seed: int) -> CaptionLoader:
        """Endless batches of these scenes."""
        size = min(BATCH, len(scenes))
        return CaptionLoader(
            scenes, self.vocabulary, batch_size=size, seed=seed, languages=[LANGUAGE]
        )


def bootstrap_task(seed: int) -> Bootstrap:
    """The web's captions and their errors follow from the seed; the unseen scenes never change."""
    count = choose(mini=300, small=4000, full=4000)
    web = plant_noise(scene_dataset(count, seed=seed, languages=[LANGUAGE]), SHARE, seed=seed)
    human = scene_dataset(count // 8, seed=seed + 100, captions_each=5, languages=[LANGUAGE])
    test = scene_dataset(256, seed=1, split="test", captions_each=5, languages=[LANGUAGE])
    tokenizer = Tokenizer.train(all_words(), 300)
    return Bootstrap(web, human, test, CaptionVocabulary(tokenizer, (LANGUAGE,)))


def all_words() -> list[str]:
    """Captions that hold every word, always the same ones: each seed gets the same vocabulary."""
    return scene_dataset(200, seed=77, captions_each=5, languages=[LANGUAGE]).texts()


class Pair(NamedTuple):
    """The two models that BLIP tunes from one."""

    writer: SmallBlip
    judge: SmallBlip


def learn_from_web(task: Bootstrap, *, seed: int) -> SmallBlip:
    """All three losses on the noisy captions."""
    model = blip_with_eye(task.vocabulary, seed=seed)
    web = with_captions(task.web.scenes, task.web.captions)
    train_blip(model, blip_loss, task.batches(web, seed=seed), steps=steps("web"), seed=seed)
    return model


def tune_on_human(model: SmallBlip, task: Bootstrap, *, seed: int) -> Pair:
    """Two copies, tuned on the few captions by people: one to write, one to judge."""
    pair = Pair(deepcopy(model).to(default_device()), model)
    for part, loss in zip(pair, (write_loss, match_loss), strict=True):
        batches = task.batches(task.human, seed=seed)
        train_blip(part, loss, batches, steps=steps("human"), seed=seed)
    return Pair(*(part.eval() for part in pair))


def dropped(scores: Scores) -> Tensor:
    """The filter's decision: the matching head thinks that *wrong* is likelier."""
    return scores.match < 0.5


def data_sets(pair: Pair, written: NoisyScenes, task: Bootstrap) -> dict[str, list[Caption]]:
    """What a new model may learn from, beside the captions by people.

    ``web``: all of it. ``filtered``: what the filter leaves of it. ``bootstrapped``: that, and what
    it leaves of the model's own captions. ``true``: the web without its errors, which nobody has.
    """
    web, left = task.web, []
    for noisy in (web, written):
        scores = caption_scores(pair.judge, noisy, task.vocabulary)
        left.append(kept_captions(noisy, dropped(scores)))
    return {
        "web": list(web.captions),
        "filtered": left[0],
        "bootstrapped": left[0] + left[1],
        "true": [caption for caption in web.captions if caption.kind == "true"],
    }


def new_writer(captions: list[Caption], task: Bootstrap, *, seed: int) -> SmallBlip:
    """A new model that learns to write from these captions and from those by people."""
    model = blip_with_eye(task.vocabulary, seed=seed + 1000)
    scenes = together(with_captions(task.web.scenes, captions), task.human)
    batches = task.batches(scenes, seed=seed)
    train_blip(model, write_loss, batches, steps=steps("writer"), seed=seed)
    return model.eval()


def together(one: SceneDataset, other: SceneDataset) -> SceneDataset:
    """Two sets of scenes in one."""
    return replace(
        one,
        images=torch.cat((one.images, other.images)),
        captions={LANGUAGE: one.captions[LANGUAGE] + other.captions[LANGUAGE]},
        ids=one.ids + other.ids,
        scenes=one.scenes + other.scenes,
    )
