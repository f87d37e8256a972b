"""Drawn scenes to write about, and which sentences are true of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.scenes.grammar import TEMPLATES, say, statements
from multimodal.data.scenes.world import Scene
from multimodal.decoding.greedy import greedy
from multimodal.language import DATA_LANGUAGES
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import choose
from multimodal.recipes.captioning.caption_loader import CaptionLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END

BATCH = 96
LONGEST = 32
"""tokens: the longest sentence of the scenes has 27"""


@dataclass(frozen=True)
class CaptionTask:
    """Scenes to learn from, scenes that stay unseen, and the vocabulary of their captions."""

    train: SceneDataset
    test: SceneDataset
    vocabulary: CaptionVocabulary

    def batches(
        self, *, seed: int, languages: Sequence[str] | None = None, size: int = BATCH
    ) -> CaptionLoader:
        """An endless stream of batches of ``size`` pictures with a caption each."""
        return CaptionLoader(
            self.train, self.vocabulary, batch_size=size, seed=seed, languages=languages
        )


def caption_task() -> CaptionTask:
    """Scenes with captions in three languages; the 256 of the test have meanings never shown."""
    train = scene_dataset(choose(mini=256, small=4000, full=4000), seed=0)
    test = scene_dataset(256, seed=1, split="test", captions_each=5)
    tokenizer = Tokenizer.train(train.subset(range(200)).texts(), 600)
    return CaptionTask(train, test, CaptionVocabulary(tokenizer, DATA_LANGUAGES))


def true_sentences(scene: Scene, language: str) -> set[str]:
    """All that the grammar can truly say: five templates, either view, with and without sizes."""
    return {
        say(statement, language, template, with_size=with_size)
        for statement in statements(scene)
        for template in range(len(TEMPLATES[language]))
        for with_size in (False, True)
    }


def exact_matches(sentences: Sequence[str], scenes: Sequence[Scene], language: str) -> Tensor:
    """Whether each sentence is one of the true ones of its scene: (N,) bool.

    Spaces and capitals as a tokenizer gives them back do not count.

    Raises:
        ValueError: not as many sentences as scenes.
    """
    if len(sentences) != len(scenes):
        raise ValueError(f"{len(sentences)} sentences for {len(scenes)} scenes")
    return torch.tensor(
        [
            _bare(sentence) in _true(scene, language)
            for sentence, scene in zip(sentences, scenes, strict=True)
        ]
    )


def describe_pictures(
    model: Captioner, images: Tensor, vocabulary: CaptionVocabulary, language: str
) -> list[str]:
    """The likeliest words, one after the other, for pictures (N, 3, H, W) uint8."""
    device = next(model.parameters()).device
    model.eval()
    with torch.inference_mode():
        state = model.begin(as_floats(images).to(device))
        first = torch.full((len(images),), vocabulary.start(language), device=device)
        tokens = greedy(model.step, state, first, end=END, longest=LONGEST)
    return vocabulary.read(tokens)


@cache
def _true(scene: Scene, language: str) -> frozenset[str]:
    return frozenset(map(_bare, true_sentences(scene, language)))


def _bare(sentence: str) -> str:
    return sentence.lower().replace(" ", "").replace("，", ",")
