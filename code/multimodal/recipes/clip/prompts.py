"""Labels as sentences: templates, and how often the right name wins against nine others.

Letters: N classes with one picture each, D width of the space.
"""

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn.functional import normalize

from multimodal.models.dual_encoder import TwoTowers
from multimodal.recipes.pairs.search import embed_texts
from multimodal.recipes.pairs.tasks import Task
from multimodal.text.tokenizer import Tokenizer

PROMPTS = {
    "en": ("a picture of {}", "a drawing of {}", "an emoji: {}"),
    "es": ("una imagen de {}", "un dibujo de {}", "un emoji: {}"),
    "zh": ("{}的图片", "{}的图画", "一个表情：{}"),
}


def right_of_ten(cosines: Tensor) -> float:
    """How often the right name is nearest, among itself and nine wrong ones drawn by lot.

    If b of the N − 1 wrong names are nearer than the right one, nine that are drawn hold none of
    them with probability (N − 1 − b)/(N − 1) · (N − 2 − b)/(N − 2) · …, nine factors. No draw is
    needed: this is the mean over all of them.

    Args:
        cosines: (N, N), row i is picture i, the diagonal is right.

    Raises:
        ValueError: fewer than ten classes.
    """
    others, draw = len(cosines) - 1, torch.arange(9)
    if others < len(draw):
        raise ValueError(f"ten names are compared, got {others + 1}")
    nearer = (cosines > cosines.diag()[:, None]).sum(dim=1, keepdim=True)  # (N, 1), b
    spared = (others - nearer - draw).clamp(min=0) / (others - draw)  # (N, 9)
    return spared.prod(dim=1).mean().item()


def prompt_vectors(
    model: TwoTowers, names: Sequence[str], templates: Sequence[str], tokenizer: Tokenizer
) -> list[Tensor]:
    """For each template, the unit vectors (N, D) of all names in it."""
    return [
        embed_texts(model, [template.format(name) for name in names], tokenizer)
        for template in templates
    ]


def ensemble(vectors: Sequence[Tensor]) -> Tensor:
    """The mean of several unit vectors of each class, of length 1 again: (N, D).

    Source: Radford et al. 2021 (arXiv 2103.00020), section 3.1.4.
    """
    return normalize(torch.stack(list(vectors)).sum(dim=0), dim=1)


def with_prompts(task: Task) -> Task:
    """The same pictures; in training a name stands bare or in one of the templates.

    The vocabulary is learned anew, so that the words of the templates are in it.
    """
    captions = {
        language: [
            [
                text
                for name in names
                for text in (name, *(t.format(name) for t in PROMPTS[language]))
            ]
            for names in found
        ]
        for language, found in task.train.captions.items()
    }
    train = replace(task.train, captions=captions)
    return replace(task, train=train, tokenizer=Tokenizer.train(train.texts(), 2000))
