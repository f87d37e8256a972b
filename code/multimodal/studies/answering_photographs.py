"""Questions about the embedded photographs, answered by the names of a thousand classes.

``python -m multimodal.studies.answering_photographs`` writes the table and its card. The answerers
have no seed and answer once, with the first one; each seed deals the class names anew ten times. It
needs the extra ``towers``.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.photo_questions import (
    PHOTO_KINDS,
    WORDINGS,
    PhotoQuestion,
    photo_question_text,
    photo_questions,
)
from multimodal.data.photographs import load_photographs
from multimodal.pretrained.image_tower import (
    CLASS_NAMES,
    image_features,
    load_image_tower,
    squares,
)
from multimodal.pretrained.sentence_tower import MiniLM, MultilingualE5
from multimodal.recipes.answer_photographs.kinds_of_names import learned_kinds, nearest_kinds
from multimodal.recipes.answer_photographs.photo_answers import (
    Meaning,
    PhotoAnswerer,
    deal_names,
    photo_answerer,
)
from multimodal.recipes.answer_photographs.photo_rivals import frequent_answers, right_answers
from multimodal.recipes.answer_photographs.remembered import remembering
from multimodal.studies.command import Row, study

DEALS = 10
"""a seed"""
LANGUAGES_OF = {"learned": MultilingualE5.languages, "nearest": MultilingualE5.languages}
LANGUAGES_OF |= {"minilm": MiniLM.languages}


@cache
def chances() -> Tensor:
    """(Q, C) what the image tower gives to its classes, for the photograph of each question."""
    eye = load_image_tower()
    features = image_features(eye, squares([photo.image for photo in load_photographs()]))
    with torch.inference_mode():
        found = eye.classify(features).softmax(dim=1)
    return found[[question.photograph for question in photo_questions()]]


@cache
def answerers() -> dict[str, PhotoAnswerer]:
    """System → its answerer."""
    many, english = remembering(MultilingualE5().embed), remembering(MiniLM().embed)
    parts = {
        "learned": (many, learned_kinds),
        "nearest": (many, nearest_kinds),
        "minilm": (english, learned_kinds),
    }
    return {
        name: photo_answerer(read, CLASS_NAMES, LANGUAGES_OF[name], kinds)
        for name, (read, kinds) in parts.items()
    }


def rows_of(seed: int) -> Iterator[Row]:
    """Ten deals of the names; with the first seed the answerers and the most frequent answers."""
    asked = photo_questions()
    if seed == 0:
        yield scored("frequent", frequent_answers(asked), asked)
        for system, languages in LANGUAGES_OF.items():
            for language in languages:
                for wording in range(WORDINGS):
                    yield answered(system, language, wording, asked)
    for language in LANGUAGES_OF["learned"]:
        for number in range(seed * DEALS, (seed + 1) * DEALS):
            found, model = dealt(language, number, asked)
            yield found | {"seed": seed}, model


def answered(system: str, language: str, wording: int, asked: Sequence[PhotoQuestion]) -> Row:
    """One answerer, and how many of the questions it took for what they are."""
    answerer = answerers()[system]
    texts = [photo_question_text(q.kind, q.thing, language, wording=wording) for q in asked]
    meant = [Meaning(q.kind, q.thing) for q in asked]
    read = sum(a == b for a, b in zip(answerer.understand(texts), meant, strict=True))
    said = answerer.answer(texts, chances(), language)
    found, model = scored(system, said, asked, language)
    return found | {"wording": wording, "read": read}, model


def dealt(language: str, number: int, asked: Sequence[PhotoQuestion]) -> Row:
    """The learned answerer, every question understood, after names were dealt out anew."""
    answerer, other = answerers()["learned"], deal_names(chances(), seed=number)
    said = [
        answerer.choose(Meaning(q.kind, q.thing), row, language)
        for q, row in zip(asked, other, strict=True)
    ]
    found, model = scored("dealt", said, asked, language)
    return found | {"deal": number}, model


def scored(
    system: str, said: list[str], asked: Sequence[PhotoQuestion], language: str = "none"
) -> Row:
    """How many answers are right, of all and of each kind of question, and the answers."""
    right = right_answers(said, asked)
    row = {"system": system, "language": language, "wording": 0, "seed": 0, "deal": 0}
    row |= {"read": len(asked), "right": int(right.sum()), "asked": len(asked)}
    for kind in PHOTO_KINDS:
        row[kind] = int(right[[q.kind == kind for q in asked]].sum())
    return row | {"said": " | ".join(said), "right_each": right.float()}, nn.Identity()


if __name__ == "__main__":
    study("answering_photographs", __doc__, rows_of)
