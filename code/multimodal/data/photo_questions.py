"""Questions about the embedded photographs in three languages, with answers that people checked.

Four kinds: *what* is in the picture, which *kind* of thing, whether something *exists* in it, and
*where* it was taken. Every true "yes" has a "no" beside it: the same thing, asked of another
photograph, so that whoever does not look gets half of them right.
"""

from functools import cache
from typing import Any, NamedTuple

import yaml

from multimodal.assets import asset
from multimodal.data.photographs import load_photographs

PHOTO_KINDS = ("what", "kind", "exists", "where")
WORDINGS = 2
PLACES = ("indoors", "outdoors")


class PhotoQuestion(NamedTuple):
    """A question about one photograph.

    Attributes:
        photograph: its place in :func:`.load_photographs`.
        kind: one of ``PHOTO_KINDS``.
        thing: what *exists* asks for, such as ``animal``; empty in other kinds.
        answer: an English key: ``yes``, ``no``, ``animal``, ``outdoors``, the name of a photograph.
    """

    photograph: int
    kind: str
    thing: str
    answer: str


def photo_questions() -> list[PhotoQuestion]:
    """All questions, photograph by photograph within each kind."""
    truth: dict[str, Any] = _content()["truth"]
    found = [PhotoQuestion(place, "what", "", name) for place, name in enumerate(truth)]
    for kind in ("kind", "where"):
        found += [
            PhotoQuestion(place, kind, "", facts[kind])
            for place, facts in enumerate(truth.values())
            if kind in facts
        ]
    return found + _balanced(list(truth.values()))


def _balanced(truth: list[dict[str, Any]]) -> list[PhotoQuestion]:
    """Each "yes", and the "no" of the next photograph that surely lacks the thing."""
    found: list[PhotoQuestion] = []
    for place, facts in enumerate(truth):
        for thing in facts["there"]:
            later = [(place + step) % len(truth) for step in range(1, len(truth))]
            taken = {q.photograph for q in found if q.thing == thing}
            lacking = next(
                other
                for other in later
                if thing not in truth[other]["there"] + truth[other]["unsure"]
                and other not in taken
            )
            found.append(PhotoQuestion(place, "exists", thing, "yes"))
            found.append(PhotoQuestion(lacking, "exists", thing, "no"))
    return found


def photo_question_text(kind: str, thing: str, language: str, *, wording: int = 0) -> str:
    """The question in words.

    Raises:
        ValueError: an unknown kind, or a wording that is neither 0 nor 1.
    """
    if kind not in PHOTO_KINDS or wording not in range(WORDINGS):
        raise ValueError(
            f"no wording {wording} of the kind {kind!r}: kinds are {', '.join(PHOTO_KINDS)}, "
            "wordings 0 and 1"
        )
    text: str = _content()["wordings"][kind][language][wording]
    return text.format(thing=_content()["things"][thing][language]) if thing else text


def asked_things() -> tuple[str, ...]:
    """What *exists* may ask for."""
    return tuple(_content()["things"])


def possible_answers(kind: str) -> tuple[str, ...]:
    """The keys among which a question of this kind is answered."""
    if kind == "what":
        return tuple(photo.name for photo in load_photographs()) + tuple(_content()["strangers"])
    listed = {"exists": ("yes", "no"), "kind": (*asked_things(), "object"), "where": PLACES}
    if kind not in listed:
        raise ValueError(f"unknown kind {kind!r}: choose one of {', '.join(PHOTO_KINDS)}")
    return listed[kind]


def photo_answer_text(answer: str, language: str) -> str:
    """An answer in words, from its key.

    Raises:
        ValueError: no question has this answer.
    """
    texts = _answer_texts()
    if answer not in texts:
        raise ValueError(f"unknown answer {answer!r}: there are {', '.join(texts)}")
    return texts[answer][language]


@cache
def _answer_texts() -> dict[str, dict[str, str]]:
    labels = {photo.name: photo.labels for photo in load_photographs()}
    return labels | _content()["strangers"] | _content()["answers"]


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(
        asset("photographs", "questions.yml").read_text("utf-8")
    )
    return content
