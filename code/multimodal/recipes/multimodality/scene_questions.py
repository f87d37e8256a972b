"""Questions about drawn scenes: what colour is the star? Neither picture nor question suffices."""

from collections.abc import Sequence
from typing import NamedTuple

import torch

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.painting import draw_scenes
from multimodal.data.scenes.phrases import (
    CHINESE_COLOURS,
    CHINESE_SHAPES,
    SPANISH_ARTICLES,
    SPANISH_COLOURS,
    SPANISH_SHAPES,
)
from multimodal.data.scenes.world import COLOURS, SHAPES, Scene
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.language import DATA_LANGUAGES, require_language
from multimodal.models.two_senses import TwoSenses
from multimodal.presets import choose
from multimodal.recipes.multimodality.senses import SenseData
from multimodal.training.seeds import seeded


class Asked(NamedTuple):
    """Two questions about each scene, one after the other."""

    scenes: list[Scene]
    """M scenes"""
    data: SenseData
    """2M questions: a picture, the number of the shape in ``SHAPES``, that of the colour"""


def ask(count: int, *, split: str, seed: int = 0) -> Asked:
    """Draw up to ``count`` scenes and ask for the colours of both their things.

    Scenes with two things of one colour or one shape are left out: there the picture alone, or no
    picture, would do.
    """
    return _both_questions([s for s in sample_scenes(count, seed=seed, split=split) if _differ(s)])


def smallest_world(count: int, *, seed: int = 0) -> Asked:
    """Of ``count`` scenes those of nothing but a star and a circle, one yellow and one green."""
    kinds = {("yellow", "star", "green", "circle"), ("green", "star", "yellow", "circle")}
    kinds |= {(*kind[2:], *kind[:2]) for kind in kinds}
    drawn = sample_scenes(count, seed=seed, split="train")
    return _both_questions([scene for scene in drawn if scene.meaning[:4] in kinds])


def question_model(*, seed: int) -> TwoSenses:
    """A convolutional network for the scene, a vector for the word, one answer."""
    with seeded(seed):
        eye = GridCNN(channels=(64, 96), width=128)
        return TwoSenses(picture=eye, vocabulary=len(SHAPES), answers=len(COLOURS))


def question_steps() -> int:
    """How many steps a training takes."""
    return choose(mini=3, small=800, full=800)


def question(word: int, language: str) -> str:
    """``What colour is the star?``"""
    shape = SHAPES[word]
    noun, gender = SPANISH_SHAPES[shape]
    texts = {
        "en": f"What colour is the {shape}?",
        "es": f"¿De qué color es {SPANISH_ARTICLES['the'][gender]} {noun}?",
        "zh": f"{CHINESE_SHAPES[shape]}是什么颜色？",
    }
    return texts[require_language(language, DATA_LANGUAGES)]


def colour_names(answers: Sequence[int], language: str) -> list[str]:
    """The words for answers: ``red``, ``rojo``, ``红色``."""
    require_language(language, DATA_LANGUAGES)
    spanish = {colour: forms["m"] for colour, forms in SPANISH_COLOURS.items()}
    names = {"en": dict(zip(COLOURS, COLOURS, strict=True)), "es": spanish, "zh": CHINESE_COLOURS}
    return [names[language][COLOURS[int(one)]] for one in answers]


def _both_questions(scenes: list[Scene]) -> Asked:
    things = [thing for scene in scenes for thing in (scene.first, scene.second)]
    data = SenseData(
        pictures=draw_scenes(scenes).repeat_interleave(2, dim=0),
        words=torch.tensor([SHAPES.index(thing.shape) for thing in things]),
        answers=torch.tensor([COLOURS.index(thing.colour) for thing in things]),
    )
    return Asked(scenes, data)


def _differ(scene: Scene) -> bool:
    colour, shape, other_colour, other_shape, _ = scene.meaning
    return colour != other_colour and shape != other_shape
