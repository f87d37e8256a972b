"""Whether attention lies on the thing that a question is about, beside what needs no question.

Letters: Q questions, K hops, L = S · S places, row by row from the top left.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.questions.programs import Things, things_after
from multimodal.data.questions.question_set import QuestionSet
from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.recipes.answering.question_loader import encode_questions
from multimodal.recipes.answering.weight_on_things import covered_places
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

ONE_THING = ("colour", "shape", "relation")
"""kinds of questions whose answer is read off one thing"""


class Pointed(NamedTuple):
    """How often the place with the most weight lies on the right thing; shares of the questions."""

    hops: tuple[float, ...]
    """the map of each hop"""
    of_another: tuple[float, ...]
    """the map of each hop of the question before, about another picture"""
    usual_place: float
    """always the place that all maps together weigh most"""
    best_place: float
    """always the place that the right things cover most often: the best that blindness can do"""
    chance: float
    """a place drawn by chance"""


def asked_about(questions: QuestionSet) -> list[Things]:
    """The things that the last step of each program is left with."""
    return [
        things_after(question.program, questions.crowds[question.picture])[-1]
        for question in questions.questions
    ]


@torch.no_grad()
def maps_of(
    model: AttendingAnswerer,
    questions: QuestionSet,
    places: Tensor,
    tokenizer: Tokenizer,
    language: str,
) -> Tensor:
    """Where the model looks for each question, hop after hop: (Q, K, L) on the CPU."""
    device = next(model.eval().parameters()).device
    tokens = encode_questions(questions, tokenizer, language).to(device)
    return model.maps(places[questions.pictures].to(device), tokens, tokens != PAD).cpu()


def pointed(maps: Tensor, things: Sequence[Things], pictures: Tensor) -> Pointed:
    """Play the pointing game.

    Args:
        maps: (Q, K, L).
        things: of each question those that it is about.
        pictures: (Q,) int64, which picture each is about.

    Raises:
        ValueError: maps of other questions.

    Source: Zhang et al. 2016, *Top-down Neural Attention by Excitation Backprop* (arXiv
    1608.00507), "pointing game".
    """
    if maps.ndim != 3 or not len(maps) == len(things) == len(pictures):
        raise ValueError(
            f"{len(things)} questions need as many maps (Q, K, L) and pictures, "
            f"got {tuple(maps.shape)} and {tuple(pictures.shape)}"
        )
    covered = covered_places(things, maps.shape[2])  # (Q, L)
    usual = int(maps.mean(dim=(0, 1)).argmax())
    return Pointed(
        hops=_hits(maps, covered),
        of_another=_hits(maps[_before(pictures)], covered),
        usual_place=float(covered[:, usual].float().mean()),
        best_place=float(covered.float().mean(dim=0).max()),
        chance=float(covered.float().mean()),
    )


def _hits(maps: Tensor, covered: Tensor) -> tuple[float, ...]:
    """Per hop the share of maps (Q, K, L) whose largest weight is on covered places (Q, L)."""
    loudest = maps.argmax(dim=2)  # (Q, K)
    return tuple(covered.gather(1, loudest).float().mean(dim=0).tolist())


def _before(pictures: Tensor) -> Tensor:
    """For each question the last one before it that is about another picture: (Q,)."""
    rows = []
    for row, picture in enumerate(pictures.tolist()):
        others = (pictures.roll(-row) != picture).nonzero()[:, 0]  # from this row on, in a circle
        rows.append((row + int(others[-1])) % len(pictures) if len(others) else row)
    return torch.tensor(rows)
